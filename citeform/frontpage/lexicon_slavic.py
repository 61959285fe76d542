"""Words of Polish and Russian front pages: institutions, places, given names, degrees, headings.

All folded, as in `lexicon`, whose tables take them in.
"""

from __future__ import annotations

INSTITUTION = frozenset(
    """
    uniwersytet uniwersytetu uniwersytecie uniwersytecki uniwersyteckie universytet
    instytut instytutu instytucie katedra katedry zaklad zakladu klinika kliniki
    wydzial wydzialu wydziale szpital szpitala szpitalu wojewodzki akademia akademii
    politechnika politechniki szkola szkoly wyzsza oddzial oddzialu poradnia poradni
    przychodnia centrum pracownia pracowni towarzystwo fundacja kolegium studium polskiej
    akademickie medyczny medycznego panstwowy panstwowa ulica ul pan
    университет университета университете институт института институте академия академии
    кафедра кафедры факультет факультета больница больницы поликлиника поликлиники клиника
    клиники центр центра отделение отделения лаборатория лаборатории отдел отдела училище
    диспансер госпиталь филиал филиала учреждение учреждения организация колледж школа ооо оао
    зао пао ао фгбоу фгбу фгаоу фгбун гбоу гбуз гуз мгу спбгу ран рамн сo минздрава бюджетное
    государственный государственное государственная государственного федеральное
    федеральный национальный областная областной городская городской научно-исследовательский
    исследовательский политехнический медицинский педагогический технический клиническая
    ул просп пр-т пер наб
    """.split()
)
"""Words of institutions and addresses, folded."""

WEAK = frozenset(
    """
    klinika kliniki medyczny medycznego wyzsza panstwowy panstwowa wojewodzki polskiej ul pan
    akademickie studium ulica centrum клиника клиники центр центра школа отдел отдела отделение
    государственный государственное государственная государственного федеральное федеральный
    национальный областная областной городская городской исследовательский медицинский больница
    больницы педагогический технический политехнический клиническая организация ул пер наб филиал
    филиала поликлиника поликлиники лаборатория лаборатории szkola szkoly szpital szpitala szpitalu
    towarzystwo учреждение учреждения бюджетное oddzial oddzialu poradnia poradni ао ран пао сo
    пр-т просп отделения
    """.split()
)
"""Those of them that titles hold too."""

PLACES = frozenset(
    """
    polska polski rosja ukraina bialorus россия россии рф украина беларусь казахстан узбекистан
    москва санкт-петербург новосибирск екатеринбург казань томск warszawa krakow wroclaw poznan
    gdansk lodz lublin katowice
    """.split()
)

GIVEN = frozenset(
    """
    agnieszka aleksander aleksandra alicja andrzej aneta anita beata bartosz bogdan bogumila bozena
    cezary czeslaw dariusz dorota edyta elzbieta ewa ewelina franciszek grazyna grzegorz halina
    henryk ireneusz iwona izabela jacek jadwiga jakub janina janusz jaroslaw jerzy joanna jolanta
    kamil karol karolina katarzyna kazimierz kinga krystyna krzysztof leszek lech lukasz maciej
    magdalena malgorzata marcin mariusz marek mateusz michal mieczyslaw miroslaw monika pawel piotr
    przemyslaw radoslaw rafal renata robert roman ryszard slawomir stanislaw stefan sylwia szymon
    tadeusz teresa tomasz urszula waldemar wieslaw witold wladyslaw wlodzimierz wojciech zbigniew
    zdzislaw zofia zygmunt justyna paulina danuta bozenna natalia tatiana klementyna
    александр александра алексей алексеи алена алина алла анатолии анатолий анастасия андрей
    антон анна арсений артем богдан борис вадим валентин валентина валерий валерия василий вера
    виктор виктория виталий владимир владислав всеволод вячеслав галина геннадий георгий глеб
    григорий дарья денис дмитрий евгений евгения екатерина елена елизавета жанна зинаида зоя иван
    игорь илья инна ирина кирилл константин ксения лариса лев леонид лидия любовь людмила максим
    марина мария марк михаил надежда наталия наталья никита николай нина оксана олег олеся ольга
    павел петр полина раиса роман руслан светлана сергей софия станислав степан тамара татьяна
    тимур федор филипп эдуард элина эльвира юлия юрий яна ярослав
    """.split()
)
"""Common given names, folded."""

PATRONYMIC = ("ович", "евич", "ьич", "овна", "евна", "ична", "инична", "кызы", "оглы")
"""How the name of a Russian's father ends: between the given name and the family's, or last."""

DEGREES = frozenset(
    """
    hab inz mgr lek zw nadzw doc дмн кмн дбн кбн дтн ктн дэн кэн дфн кфн дин кин дпн кпн дюн кюн
    дхн кхн дфмн кфмн профессор доцент проф доц канд докт академик аспирант студент ассистент
    """.split()
)

DOCTYPES = frozenset(
    """
    pracaoryginalna praceoryginalne artykuloryginalny artykulyoryginalne pracapogladowa
    pracepogladowe artykulprzegladowy opisprzypadku opisyprzypadkow artykuly artykul rozprawy
    studia recenzje komunikat doniesienie przeglad recenzja pracakazuistyczna kazuistyka
    rozprawyiartykuly studiairozprawy artykulrecenzowany pracaprzegladowa materialy dyskusje
    оригинальнаястатья оригинальныестатьи оригинальноеисследование оригинальныеисследования
    обзор обзоры обзорлитературы обзорыилекции клиническийслучай клиническиенаблюдения лекция
    лекции исследования исследование статьи статья научнаястатья краткоесообщение
    краткиесообщения клиническоенаблюдение передоваястатья дискуссия рецензия рецензии
    обзорнаястатья письмавредакцию случайизпрактики впомощьпрактикующемуврачу сообщения
    оригинальнаяработа историямедицины обменопытом хроника
    """.split()
)
"""Kinds of article that stand above titles, squashed."""
