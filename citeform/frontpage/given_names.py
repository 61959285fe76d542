"""Common given names of the countries whose languages are read, folded: evidence for authors."""

from __future__ import annotations

GIVEN = frozenset(
    """
    abilio adalberto adalgisa adela adele adelheid adelino adolfo adriaan adriana afonso agathe
    agostino agustin aitor alba alberta albrecht alcides aldo alejandra alessandra alessio
    alexandra alfio alfonso alfredo alicia alix alois alonso alvaro alzira amadeu amalia
    ambroise amedeo amelia amelie americo amilcar amparo anais anatole andrea andree angele
    angelika anibal annalisa annamaria anne-marie annegret anneke annelies annemarie annemiek
    anselmo ansgar antoinette antonella antonieta aparecida apolline araceli arianna arie
    arlette armand armando armindo arthur artur arturo astrid asuncion attilio aude audrey
    august augusta auguste aurelie aurelien aurelio aurora azucena barbara barbel bart bastien
    beatrice beatriz belen benedetta benedetto benedikt benedito benito berengere bernadette
    bernardo bertram birgitta blanca branca brice brunella brunhilde burkhardt caio camila
    camilla camille candela capucine carlota carlotta carmela carmelo carmine carolien carolina
    carsten caterina catia cecilio cees celia celine cesare cesareo chantal christel christl
    cidalia cinzia clara clarisse claudia claudine clemence coen conceicao concepcion concetta
    consuelo coralie cornelia corrado cristobal cyril cyrille daan dagmar damiano daniele danilo
    daria debora delphine denise detlev diederik dietrich dinis dino diogo dirk domenico domingo
    domingos dominique donatella dorothee duarte eberhard eckhard edelmira edeltraud edith
    edmond edoardo edouard eduarda efrain elfriede elisabete elisabetta elise elke eloise elvira
    emanuel emanuela emeline emile emiliano emilienne emre encarnacion enriqueta enza erika
    ermanno ermelinda ernesto ernst esperanza estela estevao esther etienne ettore eugenia
    eugenie eugenio eusebio eva eveline evelyne evert ezio fabiana fabienne fabiola fabricio
    facundo fanny fatima faustino fausto felicitas felipa femke ferdinando fermin fernand fernao
    fidel filipa filipe filippo fiorella flavia flavio florencia fortunata fortunato fosca
    francine francisca frauke frederico frederieke friederike friedhelm friedrich frits fritz
    fulvia fulvio gabriela gaelle gaetan gaetano geert genevieve gennaro gerard gerardo gerda
    gerhild gerlinde germano gerrit gertrud ghislaine giada giampiero gianfranco gianmarco gijs
    gilberte gilberto gilson gines ginevra gioacchino giordano giorgia giovanni gisela gisele
    giuliana giuseppina glaucia gloria goffredo goncalo gottfried graca graciela graziano
    gregorio guadalupe gudrun guglielmo guilherme gunther gwenaelle hanna hanneke hannelore
    hartmut hedwig heike hein heiner helder helene helmuth henk henning henriette henrique
    herbert hermine herminia hernan hilario hilde hildegard holger horacio horst hortense hugo
    huguette humberto ignacia ignazio iker ilario ilse imanol ineke ines ingeborg ingrid inigo
    inmaculada irene irma irmgard isabella isidro ivana ivo ivone jaap jacinta jacinto jacky
    jacopo janneke javiera jean-baptiste jean-christophe jean-jacques jean-louis jean-michel
    jean-yves jeanine jeanne jeannine jef jelle jeroen jeronimo jimena joana joaquim joaquin
    jocelyne joel johan joke joost jorg jorge joris jorn jorrit josefa josefina josette josiane
    josine juana jurgen jurriaan jussara justine jutta karel kaspar katia katrin klara knut koen
    konrad koos kunigunde laetitia laia lapo larissa lars lea leandro leen leila leonel leonhard
    leonie leonor leopold leopoldo leticia letizia liana licia lidia lies liesbet liesbeth lieve
    ligia lilian liliana lise liselotte livia livio loic loredana lorella lorena loretta lothar
    lotte lourdes lourenco lucas luciana lucien lucienne lucilia lucio lucrezia ludger ludivine
    ludwig luis luisa luise luisella luiz luiza lurdes lutz luuk maaike maarten macarena
    machteld madalena madeleine mafalda magali magdalena magdalene manlio manuela marcela
    marcella marcelle marcelo marcia marcial margarethe margarida margarita margaux margherita
    margit margot marguerite mariangela mariano maribel maricarmen marie-christine marie-claire
    marie-claude marie-eve marie-france marie-laure marie-pierre marieke mariella marielle
    marijke marijn marilena marina mario marisa marisol marjan marleen marlene marli marlies
    marthe martijn marylene maryse massimiliano mathilde matias matilde maud maurice mauricio
    maurizio maximiliano mechthild meike meinhard michelangelo michelle mieke mies miguel milena
    mireia mireille mirella miriam monia monica monique montserrat morena morgane muriel murilo
    myriam nadege nadia nadja natercia natividad nazareno nicoletta nicolo niels nieves nikolaus
    nino ninon noemie norbert nuno nuria octavio odete odette odile olavo olivia orazio oriane
    orietta ornella orsola otavio otello ottavio ottilie otto pablo palmira paloma paride
    pascale pascual pasquale patricia patrizio paulette paulien paulina paulino perrine petra
    piera pierluigi piero pierre-yves pierrette pieter plinio priscila quentin quique rachid
    rafaela raimondo raimund raimundo ramiro raniero raoul raquel raymonde regina regis reinhold
    reinier rejean remi remo remy renan renate renato renske renzo rigoberto rik rinaldo rita
    roberta rocio rodolfo rodolphe rodrigo roel roelof rogelio rogerio rolande romane romolo
    rosalba rosalia rosana rosangela rosanna rosario rosaura rosemarie rosemeire rossana
    rossella roswitha rudiger ruggero ruprecht sabina salvador salvatrice samuele sander sandra
    sanne santina saskia savino sebastian sebastien segolene serena sergio siegfried sieglinde
    sigmar sigrid silke silvana silvano silvestro silvina simone simonetta sjoerd socorro
    solange soledad solene sonia stefania steffen stella stephanie stijn suely susana susanna
    suzanne sylvette tanguy tania tanja tatiana tatiane telma teofilo teresinha teun theo thiago
    thijs thilo thorsten tiago tiberio tineke tiziana tiziano tjeerd tomas traute tristan trudy
    tullio ubaldo ugo ulf ulla uta ute valdir valentina valentine valeria valerio vanda vanesa
    vania vanna vasco veerle verena veronica vicente victorine viktoria vilma vinicius violaine
    violeta virgilio virginie vitor vittoria viviana viviane volkmar waltraud wiebke wilfried
    wilhelmine willemien willemijn wim winfried wolfram wouter xaviere ximena yannick yasmina
    yolanda yolande yvette yvon yvonne zacarias zaira zelia zulmira
    """.split()
)
"""German, Dutch, French, Spanish, Portuguese and Italian ones, beside those of `lexicon`."""
WORLD = frozenset(
    """
    abdelkader abdullah abhishek abigail ada aditya adrienne agneta ahmad ahmet aileen aino aisha
    ajay aki akiko alec aleksandr aleksei aleksey alena alexa alexandros alexandru alexis alina
    alyssa amin amira anastasios anatoly anca andras angelica angelo angus anjali ankit anneli
    annika antonios antti apostolos arash archie ariel aristides arkady arlene artem arvind ashok
    athanasios attila ayse azadeh babak bahman balaji balazs barry becky behzad belinda bert bertha
    bethany betsy betty beverly bilal biljana billy bonnie branko bridget britt brittany bryce
    burak byron calvin candace carrie cassandra catalin catharine cecil charlene cheryl cindy
    ciprian clarence claudiu clyde cody colleen connie connor constance constantinos corey corina
    cornel cosmin courtney csaba daisuke damian dana daphne dariush darko darlene darrell deanna
    debbie declan deepak deirdre dejan deniz desmond dianne dick dimitrios dina dinesh divya doina
    dolores dominic dora doreen doris dorothy dragan dragana dumitru dusan edmund eero eeva ehsan
    ekaterina eleanor eleftherios eleni elham elif elijah eliza ella elmer elsa elsie emine engin
    erdal eren erkan ernest ersin erzsebet esra eszter ethel eugen evangelos evgeni evgeny fahad
    faisal farah farhad farid fatemeh fatih fatma fedor felicity ferenc florin gabor gail galina
    ganesh garrett gayle geeta gemma gennady georgina georgios georgy geraldine gheorghe gillian
    giorgos gladys gleb glenda gokhan goran gordana greta grigory gulsen gunilla gustaf gustav gwen
    gwendolyn gyorgy hailey hakan halil hamed hamid hannah hannu harish harriet hasan hatice hayley
    heikki hideo hilary hilda hiroko hiroyuki horia hossein huda huseyin ibrahim ildiko ileana
    ilker ilkka imogen imre ingela ioan ioana ioanna ioannis ionel ionut ismail istvan iulian iva
    ivica jade jagdish jake jalal jamal janine janos jared jarmila jarmo jasmina jasmine javad
    jeanette jelena jenna jessie jillian jimmy jiri jitka joann jocelyn jodie joey johnny jolene
    jorgen josephine jouko jovan joyce jozsef juanita judit judy juha jukka juliet junko kamal
    kareem karim karoly katalin katarina katelyn katerina kathy katrina kaveh kavita kayla kazuko
    kazuo kazuya keiko kenichi kenta kerry khaled khalid kimberly kiran kirill kirsi kirsten kirsty
    kishore kjell koji konstantinos kostas kristine kristy krisztina kseniya lakshmi lara larisa
    larry laszlo laurentiu lauri laurie lawrence layla leah leanne leena leif leigh lenka lev
    levent lillian lilly lindsey linnea liviu ljiljana lois lorraine louisa lubos lucian lucille
    lucinda lucy ludek ludmila luminita lynda lynette lynne lyudmila mabel madeline madhu maggie
    magnus mahdi mahesh mahmood mahmoud majid makoto malin mandy manoj mariam marian marija marilyn
    marjorie marketa markku marsha marvin maryam masahiro masako masao masoud mathew matti maureen
    maxine maxwell maysam meena meghan mehmet melinda meredith merja merle mert meryem metin
    michaela micheal michiko mihaela mihai mikael mikko miklos mildred milica millicent milos
    milton mindy minna miranda mircea mirela mirjana mirko miroslav mohit mohsen moira molly mona
    morteza moses mostafa mukesh murali mustafa myra myrna nabil nader nadezhda naoki naoko naomi
    narayan naresh nasrin nasser natalya natasa nathaniel navid neal nebojsa neha nenad nichole
    nicolae nicoleta nikita nikola nikolay niloufar nisha nitin nobuyuki noelle noriko norma nour
    nurcan nuri oana octavian okan oksana olli olof omer ondrej onur orhan osman othman outi ovidiu
    ozgur ozlem paavo paige paivi pam panagiotis pankaj panos parisa pasi patsy patty pauline pavla
    peder peggy pekka penelope pernilla petar pete petri petros petru petteri philippa phoebe
    phyllis pinar pirjo polina polly pooja pouya pradeep prakash prashant praveen predrag priscilla
    priya rachael radek radovan radu rajeev rajiv rakesh raluca ramazan ramin ramona randy rania
    rashid rasmus razvan recep reem reginald rekha renee reza rhoda rhonda rhys ricky rida ridha
    riitta risto robyn rochelle roderick rodica rohit ronnie rory rosalie rosalind rosemary rowan
    roxana roxanne rudolph ruslan ryo ryosuke saad sachin sadie saeed said saleh salem salim salma
    saman sami samira sandeep sandor sanja santosh sasa satish saul selena selim seppo serkan sevgi
    shahram shankar shauna shawn sheena shelley sherri sherry shigeru shinji shirin shiva shota
    shweta siamak sibel siddharth sierra sina sinan siv slavica slobodan sneha snezana soheil
    solveig sondra sonya soren sorin spyridon spyros srdjan srinivas stacey stacy stan stanislav
    stavros stelios stepan stevan subramanian sudhir sumit sunil sunita susannah susie svend swati
    sybil takahiro takeshi tamas tamer tammy tanya tapio tarek tariq tarja tarun tasha tatsuya
    tatyana teodor tereza teri terrance terrence terri tetsuya thelma theodora theodore theodoros
    thor tiberiu tibor tiffany tiina timur toby tolga tommy tomohiro tomoko tonya torben toshio
    tracey traci travis trent tricia trisha tudor tuomas turgut tuula ufuk ulrik ulrika umar umit
    una vaclav vadim vahid valery vasile vasiliki vasilis vasily vassilis veikko velimir velma
    venkat vesna vicki vicky vikram vilhelm ville vinod viola viorel vitaly vivian vlad vladan
    vladislav volkan vyacheslav waleed walid wilbur wilfred willa willie wilma winifred yannis
    yaroslav yasemin yasin yasmin yasmine yasuo yavuz yngve yogesh yoko yoshihiro yoshio yousef
    youssef yuko yulia yury yusuf yusuke zachary zafer zahra zaid zdenek zeinab zeljko zeynep ziad
    zoran zsolt zsuzsanna zubair zuzana
    """.split()
)
"""English, Arabic, Persian, Indian, Turkish, Nordic, Slavic, Hungarian, Romanian, Greek, Japanese.

Names that are words, places or common family names too are left out.
"""
