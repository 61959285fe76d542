"""Family names of Chinese and Japanese authors, which nothing divides from the given names."""

from __future__ import annotations

CHINESE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范"
    "彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜"
    "顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄"
    "危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包"
    "诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬"
    "全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠"
    "蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎"
    "充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴沃利蔚越夔隆师巩厍聂晁勾"
    "敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公付肖闫代仝佟岳苟邸褟覃阳"
    "涂亓冼官趙錢孫吳鄭馮陳衛蔣韓楊許呂張孔嚴華謝鄒蘇魯韋馬鳳鮑費賀湯羅畢鄔樂時齊顧黃蕭邵貝計談龐"
    "紀項賈婁顏鍾駱萬盧莫經應宣鄧單諸鈕龔陸榮儲靳車寧欒厲劉龍葉黎賴藺喬陰蒼聞黨譚貢勞酈雍邊莊閻連"
    "習魚廣東師聶簡饒曾鞏豐關查權蓋"
)
"""The characters of single family names: the Hundred Family Surnames and others common today."""

COMPOUND = frozenset(
    """
    欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 令狐 慕容 长孙 宇文 夏侯 轩辕 端木 百里 呼延
    南宫 独孤 淳于 单于 申屠 公冶 太史 澹台 钟离 闾丘 鲜于 濮阳 赫连 拓跋 完颜 西门 左丘 第五
    歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 軒轅 獨孤 單于 鍾離 鮮于 濮陽 赫連 端木 南宮 張簡 范姜
    """.split()
)
"""Chinese family names of two characters."""

JAPANESE = frozenset(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上
    木村 林 斎藤 斉藤 齋藤 齊藤 清水 山崎 山﨑 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田
    岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 藤原 岡本 三浦 中野
    中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤
    宮本 大野 小島 谷口 今井 工藤 高田 増田 丸山 杉山 村田 大塚 新井 小山 藤本 平野 河野 上野
    野口 武田 松井 千葉 岩崎 菅原 木下 久保 佐野 野村 松尾 菊地 菊池 杉本 市川 古川 大西 島田
    水野 桜井 高野 渡部 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田
    服部 東 岩田 土屋 川崎 福島 本田 辻 樋口 秋山 田口 永井 山中 中西 吉村 川上 石原 大橋 松岡
    馬場 浜田 濱田 森本 星野 矢野 浅野 松下 大久保 吉岡 小池 野田 荒木 熊谷 松浦 大谷 内藤 黒田
    尾崎 川村 永田 望月 松村 荒井 堀 田辺 菅野 大島 西山 早川 平井 本間 広瀬 廣瀬 岡崎 横田 岩本
    片山 萩原 須藤 宮田 多田 石橋 小西 栗原 高山 児玉 河合 福井 成田 大川 片岡 富田 松原 古賀
    川島 上原 三宅 宮川 岸本 大石 小沢 小澤 篠原 関口 牧野 平山 桑原 中井 柳沢 桑田 岡 吉原 坂口
    大森 根本 永野 大山 松永 西岡 田島 高島 川田 植田 三好 竹田 上村 向井 西 沢田 澤田 神田 今村
    河村 滝沢 白石 塚本 稲垣 川端 須田 浅井 北川 南 奥村 村山 金田 古田 大沢 大澤 堀内 森山 前川
    長尾 榎本 関根 黒木 田代 岩井 土井 飯塚 小倉 小田 平川 松山 中原 鎌田 篠崎 堀田 堀江 稲葉
    青山 坂井 北野 川本 岡村 大竹 甲斐 長田 竹中 高井 中尾 宮下 梅田 比嘉 金城 宮城 大城 島袋
    山城 有馬 相馬 相沢 芦田 天野 荒川 飯島 井口 石塚 石黒 泉 磯部 板倉 市原 伊東 今泉 入江 岩下
    宇野 梅原 江口 遠山 大西 大場 大平 大村 岡部 岡野 奥田 奥山 小栗 落合 鬼頭 影山 笠原 梶原
    勝又 金井 金沢 狩野 神谷 亀井 川合 河田 河原 神戸 岸 岸田 北 北原 木内 木原 久野 倉田 黒川
    黒沢 小泉 古谷 郡司 小坂 小出 小島 小谷 駒井 近森 権藤 坂田 桜田 佐久間 笹川 沢井 三田 塩田
    志村 島 島崎 下田 下村 白井 城田 新谷 杉浦 杉田 鷲見 瀬戸 高瀬 高松 滝口 竹下 武井 武藤 立石
    田畑 玉井 津田 土田 角田 手塚 寺田 寺島 徳永 戸田 富永 豊田 内山 長井 永島 長島 長野 中本
    中沢 夏目 新田 西尾 西沢 西野 西原 二宮 布施 野崎 野中 野々村 橋口 畑 畠山 羽田 浜崎 原口
    日高 平岡 平松 福岡 福原 福本 藤岡 藤川 藤沢 藤村 藤森 船橋 古屋 細川 堀口 本多 前原 牧 町田
    松崎 松川 松沢 松島 松野 三上 三木 水谷 溝口 三谷 宮内 宮沢 宮澤 宮原 宮脇 村井 村松 室井
    毛利 森川 森下 諸岡 八木 安井 柳 柳田 山岸 山村 山根 山室 湯浅 横井 横尾 吉沢 吉野 吉本 若林
    渡会 鷲尾
    """.split()
)
"""Common Japanese family names: the first of these that a name begins with divides it."""

PINYIN = frozenset(
    """
    bai bao bi bian cai cao cen chai chang chen cheng chi cui dai deng ding dong du duan fan fang
    fei feng fu gan gao ge geng gong gu guan guo han hao he hong hou hu hua huang huo ji jia jiang
    jiao jin kang kong lai lan lei li lian liang liao lin ling liu long lou lu luo lv ma mao mei
    meng miao mo mu ni nie ning niu ouyang pan pang pei peng qi qian qiao qin qiu qu ren ruan shan
    shang shao shen sheng shi shu sima song su sun tan tang tao tian tong tu wan wang wei wen weng
    wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yi yin ying you yu yuan yue zeng
    zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou zuo
    """.split()
)
"""Chinese family names in Latin letters."""
