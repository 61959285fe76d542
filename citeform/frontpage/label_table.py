"""Section labels of front pages, by zone and language.

A Python table rather than a file: it loads at once.  Labels are divided by semicolons; case,
accents, spaces and hyphens do not matter.
"""

from __future__ import annotations

TABLE: dict[str, dict[str, str]] = {
    "abstract": {
        "en": """
            abstract; summary; structured abstract; unstructured abstract; short
            abstract; extended abstract; synopsis; abstract summary; summary abstract;
            english abstract; article abstract; project summary; executive summary;
            abstract text
        """,
        "fr": "résumé; résumé en français; résumé long",
        "es": "resumen; extracto; resumen estructurado; resumen en español",
        "pt": "resumo; resumo estruturado; sumário",
        "de": "zusammenfassung; kurzfassung; kurzreferat; übersicht; inhalt",
        "it": "riassunto; sommario; sintesi; compendio",
        "nl": "samenvatting",
        "ca": "resum",
    },
    "keywords": {
        "en": """
            keywords; key words; keyword; keywords and phrases; key words and phrases;
            index terms; author keywords; subject terms; descriptors; indexing terms;
            keywords phrases; additional key words and phrases; key terms; mesh terms;
            subject headings; subject heading; index words; subject keywords;
            additional keywords; additional key words; other keywords; other key words
        """,
        "fr": "mots-clés; mots clefs; mot clé; mots-clés libres; descripteurs",
        "es": "palabras clave; palabras claves; palabras-clave; descriptores; términos clave",
        "pt": "palavras-chave; palavras-chaves; descritores; unitermos; termos-chave",
        "de": """
            schlüsselwörter; schlüsselworte; schlagwörter; schlagworte; stichwörter;
            stichworte
        """,
        "it": "parole chiave; parole-chiave; termini chiave",
        "nl": "trefwoorden; sleutelwoorden; kernwoorden; trefwoord",
        "ca": "paraules clau",
    },
    "received": {
        "en": """
            received; received on; received date; accepted; accepted on; revised;
            revised version received; received in revised form; submitted; submitted
            on; date received; date accepted; accepted for publication; manuscript
            received; date of receipt; date submitted; first received; article
            history; received for publication; submission date; acceptance date; date
            of submission; submitted for publication; manuscript accepted; history;
            revision received; revised manuscript received; manuscript submitted;
            final version received; final revision received
        """,
        "fr": """
            reçu; reçu le; accepté; accepté le; révisé le; manuscrit reçu le; soumis
            le; date de réception; reçu et accepté le; historique de l'article
        """,
        "es": """
            recibido; recibido el; aceptado; aceptado el; fecha de recepción; fecha de
            aceptación; recepción; aceptación; enviado; revisado; historia del
            artículo
        """,
        "pt": """
            recebido; recebido em; aceito; aceito em; aceite; aceite em; submetido;
            submetido em; data de submissão; data de aceitação; data de recebimento;
            aprovado em; recebido para publicação em; aceite para publicação em
        """,
        "de": """
            eingegangen; eingegangen am; eingereicht; eingereicht am; angenommen;
            angenommen am; akzeptiert; akzeptiert am; manuskript eingegangen; eingang;
            annahme; überarbeitet am; manuskripteingang; eingang des manuskripts
        """,
        "it": """
            ricevuto; ricevuto il; accettato; accettato il; pervenuto il; pervenuto;
            data di ricevimento; data di accettazione; revisionato il
        """,
        "nl": "ontvangen; ontvangen op; aanvaard; aanvaard op; geaccepteerd",
    },
    "published": {
        "en": """
            published; published on; published online; available online; publication
            date; first published; first published online; online publication; online
            published; date of publication; published in final form; published date;
            issue date; date; dated; epub; advance online publication; posted; posted
            date; date published
        """,
        "fr": """
            publié; publié le; publié en ligne; publié en ligne le; disponible sur
            internet; disponible sur internet le; disponible en ligne le; mis en ligne
            le; date de publication; disponible en ligne; paru le
        """,
        "es": """
            publicado; publicado el; publicado en línea; disponible en internet;
            disponible en internet el; disponible en línea; fecha de publicación;
            on-line
        """,
        "pt": """
            publicado em; disponível online; disponível online em; disponível na
            internet; disponível na internet em; data de publicação; publicação
            eletrônica
        """,
        "de": """
            online publiziert; online veröffentlicht; veröffentlicht; veröffentlicht
            am; online erschienen; publiziert; erschienen; erschienen am; online
            publiziert am
        """,
        "it": """
            pubblicato; pubblicato il; pubblicato online; disponibile online;
            disponibile online il; pubblicato online il; disponibile su internet
        """,
        "nl": "gepubliceerd; gepubliceerd op; online gepubliceerd",
    },
    "correspondence": {
        "en": """
            correspondence; correspondence to; corresponding author; corresponding
            authors; address correspondence to; address for correspondence; author for
            correspondence; correspondence address; correspondence and requests for
            materials; reprint requests; address reprint requests to; corresponding
            author contact; correspondence author; address all correspondence to; for
            correspondence; reprints; contact; contact information; author to whom
            correspondence should be addressed; to whom correspondence should be
            addressed; corresponding; correspondence should be addressed to; contact
            author; address for reprints; addresses of the authors; address of the
            authors; address of author; correspondence and requests for materials
            should be addressed to; author to whom any correspondence should be
            addressed; correspondence and reprint requests; corresponding author's
            address; please address correspondence to; all correspondence should be
            addressed to; lead contact
        """,
        "fr": """
            auteur correspondant; correspondance; auteur pour correspondance; tirés à
            part; adresse pour la correspondance; adresse de correspondance; adresse
            e-mail; adresse électronique; autrice correspondante; auteure
            correspondante; courriel
        """,
        "es": """
            correspondencia; autor para correspondencia; autor de correspondencia;
            dirección para correspondencia; autora para correspondencia; autor
            correspondiente; autora de correspondencia; correo electrónico; contacto
        """,
        "pt": """
            correspondência; autor correspondente; autor para correspondência;
            endereço para correspondência; autora correspondente; autora para
            correspondência; correio eletrónico; correio eletrônico
        """,
        "de": """
            korrespondenz; korrespondenzadresse; korrespondenzautor;
            korrespondenzautorin; korrespondierender autor; korrespondierende autorin;
            anschrift der verfasser; anschrift des verfassers; anschrift für die
            verfasser; kontakt; anschrift
        """,
        "it": """
            corrispondenza; autore corrispondente; autore per la corrispondenza;
            indirizzo per la corrispondenza; autrice corrispondente; per
            corrispondenza; indirizzo email; indirizzo e-mail
        """,
        "nl": "correspondentie; correspondentieadres; corresponderend auteur",
    },
    "interests": {
        "en": """
            conflict of interest; conflicts of interest; competing interests;
            competing interest; declaration of competing interest; declaration of
            interest; declaration of interests; declarations of interest; conflict of
            interest statement; conflicts of interests; disclosure; disclosures;
            disclosure statement; declaration of conflicting interests; competing
            interests statement; competing financial interests; conflict of interest
            disclosure; disclosure of interest; potential conflicts of interest;
            financial disclosure; financial disclosures
        """,
        "fr": """
            déclaration de liens d'intérêts; déclaration d'intérêts; conflit
            d'intérêt; conflits d'intérêts; conflits d'intérêt; liens d'intérêts; lien
            d'intérêt; liens d'intérêt; déclaration de conflit d'intérêts; déclaration
            des liens d'intérêts; conflit d'intérêts; déclaration de conflits
            d'intérêts
        """,
        "es": """
            conflicto de intereses; conflictos de intereses; conflicto de interés;
            declaración de intereses; declaración de conflicto de intereses;
            conflictos de interés
        """,
        "pt": """
            conflito de interesses; conflitos de interesse; conflito de interesse;
            conflitos de interesses; declaração de conflito de interesses; declaração
            de conflitos de interesse
        """,
        "de": """
            interessenkonflikt; interessenkonflikte; interessenkonflikt erklärung;
            angaben zu interessenkonflikten; erklärung zu interessenkonflikten;
            offenlegung
        """,
        "it": """
            conflitto di interessi; conflitto d'interessi; conflitti di interesse;
            conflitti d'interesse; conflitti di interessi; conflitto di interesse;
            dichiarazione di conflitto di interessi
        """,
        "nl": "belangenconflict; belangenverstrengeling; belangenconflicten",
    },
    "funding": {
        "en": """
            funding; financial support; funding information; grant support; support;
            funding sources; source of funding; sources of funding; role of funding
            source; funding statement; sponsor; sponsors; grants; contract grant
            sponsor; grant sponsor
        """,
        "fr": "financement; financements; source de financement; soutien financier",
        "es": "financiación; financiamiento; fuente de financiación; fuentes de financiación",
        "pt": """
            financiamento; fonte de financiamento; fontes de financiamento; apoio
            financeiro; suporte financeiro
        """,
        "de": "förderung; finanzierung",
        "it": "finanziamento; finanziamenti; fonti di finanziamento",
        "nl": "financiering",
    },
    "introduction": {
        "en": """
            introduction; general introduction; 1 introduction; i introduction;
            contents; table of contents; main text; article info; article information;
            references; preface; main; text; nomenclature; glossary; in this issue;
            figure 1; fig 1; table 1; nomenclature list; list of symbols; terms of
            use; body
        """,
        "fr": "table des matières; 1 introduction en français; introduction générale",
        "es": "introducción; 1 introducción; i introducción; índice; introduccion",
        "pt": "introdução; 1 introdução; i introdução; índice geral",
        "de": """
            einleitung; 1 einleitung; einführung; 1 einführung; hintergrund und
            fragestellung; inhaltsverzeichnis; i einleitung
        """,
        "it": "introduzione; 1 introduzione; i introduzione; indice",
        "nl": "inleiding; 1 inleiding",
    },
    "part": {
        "en": """
            background; objective; objectives; aim; aims; purpose; methods; method;
            materials and methods; material and methods; patients and methods;
            results; findings; conclusion; conclusions; interpretation; design;
            setting; context; importance; study design; discussion; limitations;
            background and objectives; rationale; methods and results; design and
            setting; participants; measurements; design setting and participants; main
            outcome measures; main outcomes and measures; interventions; exposures;
            conclusions and relevance; significance; introduction and aim; background
            and purpose; principal findings; methodology principal findings;
            conclusions significance; methodology; scope; aims and methods;
            motivation; availability and implementation; background context; clinical
            significance; results and discussion; statement of significance; level of
            evidence; trial registration; background aims; experimental approach; key
            results; conclusions and implications
        """,
        "fr": """
            objectif; objectifs; but; but de l'étude; méthode; méthodes; matériel et
            méthodes; patients et méthodes; résultats; contexte; position du problème;
            matériels et méthodes; objectif de l'étude; malades et méthodes;
            justification
        """,
        "es": """
            objetivo; objetivos; métodos; método; resultados; conclusiones;
            conclusión; material y métodos; pacientes y métodos; antecedentes;
            fundamento; introducción y objetivos; fundamentos; diseño; materiales y
            métodos; resultado; material y método; discusión
        """,
        "pt": """
            objetivo do estudo; método e materiais; conclusão; conclusões; materiais e
            métodos; material e métodos; fundamento e objetivos; pacientes e métodos;
            introdução e objetivos; discussão; material e método; delineamento;
            métodos e resultados; justificativa
        """,
        "de": """
            hintergrund; ziel; ziele; zielsetzung; fragestellung; methodik; methode;
            methoden; material und methoden; material und methode; ergebnisse;
            ergebnis; schlussfolgerung; schlussfolgerungen; patienten und methoden;
            diskussion; fazit; ziel der arbeit; hintergrund und ziel; hintergrund und
            ziele; patienten und methodik; schluss
        """,
        "it": """
            obiettivo; obiettivi; scopo; metodi; risultati; conclusioni; materiali e
            metodi; premessa; scopo dello studio; pazienti e metodi; metodo;
            discussione; conclusione; scopo del lavoro; razionale; materiale e metodi
        """,
        "nl": "achtergrond; doel; methode; resultaten; conclusie",
    },
    "title": {
        "en": """
            title; title of paper; title of the paper; paper title; full title;
            article title; manuscript title; title of manuscript; title of article
        """,
        "fr": "titre; titre de l'article",
        "es": "título; título del artículo",
        "pt": "título do artigo",
        "de": "titel",
        "it": "titolo",
    },
    "authors": {
        "en": """
            authors; author; author list; author names; authors names; author name;
            name of authors; names of authors; by
        """,
        "fr": "auteurs; auteur; par",
        "es": "autores; autor",
        "pt": "autores e filiações; autoria",
        "de": "autoren; verfasser; von",
        "it": "autori; autore",
        "nl": "auteurs en instellingen",
    },
    "affiliations": {
        "en": """
            affiliations; affiliation; author affiliations; authors affiliations;
            author information; institutional affiliations; author details; addresses;
            institutions; address; authors and affiliations; about the authors;
            institution; author affiliation; authors information; list of
            affiliations; from; authors addresses; author addresses
        """,
        "fr": "affiliations des auteurs; adresses",
        "es": "filiación; filiaciones; afiliación; afiliaciones; filiación institucional",
        "pt": "afiliações; filiações; filiação; afiliação; instituição; instituições",
        "de": "institute; institut; institutsangaben; affiliationen",
        "it": "affiliazioni; affiliazione; istituzioni",
    },
    "running": {
        "en": """
            running head; running title; short title; running headline; running heads;
            suggested running head; abbreviated title; short running title; running
            tittle; page heading; shortened title; brief title
        """,
        "fr": "titre courant; titre court",
        "es": "título corto; título abreviado; encabezamiento",
        "pt": "título resumido",
        "de": "kurztitel; kolumnentitel",
        "it": "titolo breve; titolo corrente",
    },
    "citation": {
        "en": """
            citation; cite this article as; cite this article; to cite this article;
            how to cite; how to cite this article; please cite this article as;
            suggested citation; please cite this paper as; to cite this version; cite
            this paper as; cite as; to link to this article; recommended citation; to
            cite this paper; cite this; reference to this paper should be made as
            follows; citation for published version; how to cite this paper; please
            cite as; to cite; cite this article in press as; please cite this article
            in press as; original citation; published version
        """,
        "fr": """
            comment citer cet article; pour citer cet article; citer cet article;
            référence électronique; pour citer cette version; pour citer ce document;
            référence; pour citer
        """,
        "es": """
            cómo citar este artículo; citar como; cómo citar; forma de citar; para
            citar este artículo; citar este artículo como; cita sugerida
        """,
        "pt": """
            como citar este artigo; como citar; para citar este artigo; citar como
            segue; citação sugerida
        """,
        "de": "zitierweise; zitierhinweis; zitation; zitiervorschlag; bitte zitieren als",
        "it": """
            come citare questo articolo; citare come; come citare; per citare questo
            articolo; citazione
        """,
        "nl": "citeer dit artikel als",
    },
    "classification": {
        "en": """
            general terms; keyword codes; pacs; cr categories; cr categories and
            subject descriptors; pacs numbers; pacs number; pacs codes; pacs nos; pacs
            no; msc; ams; jel; jel classification; jel codes; jel code; mathematics
            subject classification; categories and subject descriptors; ams subject
            classifications; ams subject classification; subject classification; ccs
            concepts; acm classification; subject category; subject areas; subject
            area; 2000 mathematics subject classification; 2010 mathematics subject
            classification; 1991 mathematics subject classification; jel
            classifications; ams classification; subject categories; pacs number s;
            mathematics subject classifications; categories; msc 2010; msc 2000; ccs;
            acm ccs; arxiv classification; word count; abbreviations; abbreviations
            used; non-standard abbreviations; nonstandard abbreviations; udc; total word
            count; number of figures; number of words
        """,
        "fr": "abréviations; liste des abréviations; classification jel",
        "es": "abreviaturas; clasificación jel; códigos jel",
        "pt": "abreviaturas e siglas; lista de abreviaturas; classificação jel",
        "de": "abkürzungen",
        "it": "abbreviazioni",
    },
    "editor": {
        "en": """
            edited by; editor; editors; academic editor; handling editor; reviewed by;
            editor's note; communicated by; associate editor; academic editors;
            decision editor; section editor; reviewing editor; guest editor;
            monitoring editor; reviewer; reviewers; guest editors; responsible editor;
            recommended by; handling associate editor; subject editor; deputy editor;
            senior editor; editorial decision; edited and reviewed by
        """,
        "es": "editora; editado por",
        "pt": "editor responsável; editor associado; editado por",
        "de": "herausgeber; redaktion",
        "it": "a cura di",
    },
    "event": {
        "fr": """
            séance du; séance; communication présentée lors de la séance du; présenté
            à la séance du; présentée lors de la séance du; lecture faite en séance le
        """,
        "en": "presented at the meeting of; meeting of; read before the; session of",
        "es": "sesión del; sesión científica del; sesión del día",
        "pt": "sessão de",
        "de": "sitzung vom",
        "it": "seduta del; adunanza del; seduta",
    },
    "notes": {
        "en": """
            acknowledgements; acknowledgments; acknowledgement; acknowledgment; one
            sentence summary; significance statement; author summary; lay summary;
            plain language summary; impact statement; author contributions; authors
            contributions; author's contributions; contributions; contributors; data
            availability; data availability statement; availability; supplementary
            material; supporting information; supplementary information; supplementary
            data; ethics statement; ethics; ethics approval; highlights; key points;
            keypoints; graphical abstract; orcid; orcid ids; orcid id; orcid number;
            open access; publisher's note; note; notes; peer review; peer reviewed;
            editorial note; disclaimer; author note; author notes; what is already
            known on this topic; key messages; what this study adds; key message;
            implications; availability of data and materials; additional information;
            reprints and permissions; permissions; license; licence; rights and
            permissions; present address; present addresses;
            current address; current addresses; authorship; provenance and peer
            review; consent; electronic supplementary material; data sharing; in
            brief; tweetable abstract; document version; link to publication record;
            published in; general rights; copyright; copyright information; version of
            record; dedication; this article has been peer reviewed; code
            availability; further information; dedicated to; data deposition;
            additional files; online supplementary material
        """,
        "fr": """
            remerciements; contributions des auteurs; matériel complémentaire; points
            essentiels; contribution des auteurs; note de l'éditeur; points clés;
            adresse actuelle; droits d'auteur
        """,
        "es": """
            agradecimientos; contribuciones de los autores; puntos clave; material
            suplementario; contribución de los autores; agradecimiento; nota del
            editor; contribución de autoría
        """,
        "pt": """
            agradecimentos; contribuição dos autores; pontos-chave; material
            suplementar; contribuições dos autores; agradecimento
        """,
        "de": "danksagung; beiträge der autoren; kernaussagen; autorenbeiträge; zusatzmaterial",
        "it": """
            ringraziamenti; contributi degli autori; punti chiave; contributo degli
            autori; materiale supplementare
        """,
        "nl": "dankwoord; kernpunten",
    },
    "access": {
        "en": """
            doi; issn; isbn; online issn; print issn; eissn; pii; url; web; website;
            http; https; available at; permalink; handle; dx doi; e issn; p issn; issn
            print; issn online; online at; issn l
        """,
        "fr": """
            accès sur le site; accès sur le site em consulte; accès sur le site
            science direct; accès en ligne; disponible en ligne sur; disponible sur
        """,
        "es": "disponible en; acceso en línea",
        "pt": "disponível em",
        "de": "verfügbar unter; online unter; abrufbar unter",
        "it": "disponibile su; disponibile all'indirizzo",
    },
    "contact": {
        "en": """
            email; e mail; e-mail address; e-mail addresses; email address; email
            addresses; tel; telephone; phone; fax; telefax; tel fax; e-mails; emails;
            tel no; fax no; tel and fax; electronic mail; orcid identifier; author
            email
        """,
        "fr": "tél; téléphone; adresse mail; adresses e-mail; mél; télécopie; courriels",
        "es": "teléfono; teléfonos; dirección de correo electrónico; correo-e; correo",
        "pt": "telefone; e-mail do autor; endereço eletrônico; endereço de e-mail",
        "de": "telefon; e-mail-adresse; e-mail-adressen",
        "it": "telefono; posta elettronica",
        "nl": "e-mailadres; telefoonnummer",
    },
}
"""Zone → language → labels."""
