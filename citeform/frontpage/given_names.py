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
