"""The LaTeX commands that .bib files use, as tables.

From the LaTeX 2e encodings OT1, T1 and TS1 (encguide.pdf) and plain TeX's mathematics.  Rarer
symbols come from pylatexenc's table of some thousands, loaded only when a text asks for one.
"""

from __future__ import annotations

ACCENTS: dict[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
    "grave": "\u0300", "acute": "\u0301", "hat": "\u0302", "tilde": "\u0303", "bar": "\u0304",
    "breve": "\u0306", "dot": "\u0307", "ddot": "\u0308", "mathring": "\u030a", "check": "\u030c",
    "vec": "\u20d7", "overline": "\u0305", "textsubtilde": "\u0330",
}  # fmt: skip
"""Command → the combining mark that follows the letter; the first of a mark is the one written."""

SPACING: dict[str, str] = {
    "`": "`", "'": "´", "^": "^", "~": "~", "=": "¯", "u": "˘", ".": "˙", '"': "¨", "r": "˚",
    "H": "˝", "v": "ˇ", "c": "¸", "k": "˛",
}  # fmt: skip
"""What an accent is that stands on no letter."""

ARGUMENTS: dict[str, tuple[int, str]] = {
    "binom": (2, "({0} {1})"), "bibcpstring": (1, ""), "bibsstring": (1, ""), "bibstring": (1, ""),
    "colorbox": (2, "{1}"), "discretionary": (3, ""), "foreignlanguage": (2, "{1}"),
    "footnote": (1, " ({0})"), "frac": (2, "{0}/{1}"), "fcolorbox": (3, "{2}"), "href": (2, "{1}"),
    "hspace": (1, " "), "hyperlink": (2, "{1}"), "index": (1, ""), "label": (1, ""),
    "mkbibbrackets": (1, "[{0}]"), "mkbibparens": (1, "({0})"), "noopsort": (1, ""),
    "phantom": (1, ""), "printfirst": (2, "{0}"), "raisebox": (2, "{1}"), "selectlanguage": (1, ""),
    "SortNoop": (1, ""), "sortnoop": (1, ""), "sfrac": (2, "{0}/{1}"), "sqrt": (1, "√{0}"),
    "switchargs": (2, "{1}{0}"), "symbol": (1, ""), "texorpdfstring": (2, "{1}"),
    "textcolor": (2, "{1}"), "tfrac": (2, "{0}/{1}"), "vphantom": (1, ""), "vspace": (1, " "),
}  # fmt: skip
"""Command → how many arguments it has, and what it shows of them."""

FONTS: dict[str, str] = {
    "emph": "i", "textit": "i", "textsl": "i", "mathit": "i", "mkbibemph": "i", "mkbibitalic": "i",
    "enquote": "", "mkbibquote": "", "textquote": "",
    "textbf": "b", "mathbf": "b", "mkbibbold": "b", "textsc": "sc",
    "textsuperscript": "sup", "mkbibsuperscript": "sup", "textsubscript": "sub",
    "mkbibsubscript": "sub",
}  # fmt: skip
"""Command with an argument → the format of it; `""` for quotation marks."""

SWITCHES: dict[str, str] = {
    "it": "i", "em": "i", "sl": "i", "itshape": "i", "slshape": "i",
    "bf": "b", "bfseries": "b", "sc": "sc", "scshape": "sc",
}  # fmt: skip
"""Command that changes the font until its group ends → the format."""

PASSED = frozenset(
    """
    ensuremath hbox mathbb mathcal mathfrak mathrm mathsf mathtt mbox operatorname path text textmd
    textnormal textrm textsf texttt textup url uppercase lowercase underline
    """.split()
)
"""Commands that leave their argument as it is."""

IGNORED = frozenset(
    """
    bgroup bibliographystyle boldmath bigskip clearpage cal displaystyle egroup frenchspacing hfil
    hfill hskip itdefault kern leavevmode left limits mdseries medskip newline newblock nobreak
    noindent noopsort normalfont normalsize null par protect raggedright relax right rm rmfamily
    sf sffamily smallskip small sloppy textstyle tt ttfamily unskip upshape xspace
    """.split()
)
"""Commands that print nothing."""

ESCAPES: dict[str, str] = {
    " ": " ", "\n": " ", "\t": " ", ",": "\u202f", ";": "\u2005", ":": "\u2005", "!": "", "-": "",
    "/": "", "@": "", "*": "", "\\": " ",
}  # fmt: skip
"""Command of one sign → its text; every sign that is not here means itself."""

LIGATURES: dict[str, str] = {
    "---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "~": "\u00a0",
}  # fmt: skip

SYMBOLS: dict[str, str] = {
    "AA": "Å", "AE": "Æ", "DH": "Ð", "DJ": "Đ", "L": "Ł", "NG": "Ŋ", "O": "Ø", "OE": "Œ", "TH": "Þ",
    "aa": "å", "ae": "æ", "dh": "ð", "dj": "đ", "l": "ł", "ng": "ŋ", "o": "ø", "oe": "œ", "ss": "ß",
    "th": "þ", "i": "ı", "j": "ȷ", "SS": "ẞ",
    "P": "¶", "S": "§", "copyright": "©", "pounds": "£", "dag": "†", "ddag": "‡", "dots": "…",
    "ldots": "…", "cdots": "⋯", "euro": "€", "quad": "\u2003", "qquad": "\u2003\u2003",
    "slash": "/", "hyphen": "-",
    "textasciicircum": "^", "textasciitilde": "~", "textbackslash": "\\", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textbar": "|", "textless": "<",
    "textgreater": ">", "textunderscore": "_", "textdollar": "$", "textperiodcentered": "·",
    "textemdash": "—", "textendash": "–", "textellipsis": "…", "textbullet": "•", "textdegree": "°",
    "degree": "°", "textdagger": "†", "textdaggerdbl": "‡", "textparagraph": "¶",
    "textsection": "§",
    "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "texteuro": "€",
    "textsterling": "£", "textyen": "¥", "textcent": "¢", "textcurrency": "¤", "textmu": "µ",
    "textohm": "Ω", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textpm": "±",
    "texttimes": "×", "textdiv": "÷", "textminus": "−", "textordfeminine": "ª",
    "textordmasculine": "º", "textquotedblleft": "“", "textquotedblright": "”",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedbl": '"', "textquotesingle": "'",
    "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»",
    "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "textexclamdown": "¡", "textquestiondown": "¿", "lq": "‘", "rq": "’", "glqq": "„",
    "grqq": "“", "flqq": "«", "frqq": "»", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX",
    "textnumero": "№", "textperthousand": "‰", "textvisiblespace": "␣", "textasciigrave": "`",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
    "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "pm": "±", "mp": "∓", "times": "×", "div": "÷", "cdot": "·", "ast": "∗", "star": "⋆",
    "circ": "∘", "bullet": "•", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠",
    "approx": "≈", "simeq": "≃", "sim": "∼", "equiv": "≡", "propto": "∝", "ll": "≪", "gg": "≫",
    "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "surd": "√",
    "forall": "∀", "exists": "∃", "in": "∈", "notin": "∉", "subset": "⊂", "supset": "⊃", "cup": "∪",
    "cap": "∩", "emptyset": "∅", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐", "mapsto": "↦", "uparrow": "↑",
    "downarrow": "↓", "prime": "′", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "angle": "∠",
    "perp": "⊥", "parallel": "∥", "mid": "∣", "langle": "⟨", "rangle": "⟩", "dagger": "†",
    "oplus": "⊕", "otimes": "⊗", "wedge": "∧", "vee": "∨", "neg": "¬", "lq ": "‘",
    "log": "log", "ln": "ln", "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "max": "max",
    "min": "min", "lim": "lim", "sup": "sup", "inf": "inf", "det": "det", "bmod": "mod",
    "cprime": "ʹ", "cdprime": "ʺ", "textcommabelow": "\u0326",
}  # fmt: skip
"""Command → its text."""

UNICODE: dict[str, str] = {
    "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "<": r"{\textless}", ">": r"{\textgreater}", "`": r"{\textasciigrave}",
    "\u00a0": "~", "\u202f": r"\,",
}  # fmt: skip
"""Character → what stands for it in every .bib file, Unicode or not."""

ASCII: dict[str, str] = {
    "Å": r"{\AA}", "Æ": r"{\AE}", "Ð": r"{\DH}", "Đ": r"{\DJ}", "Ł": r"{\L}", "Ŋ": r"{\NG}",
    "Ø": r"{\O}", "Œ": r"{\OE}", "Þ": r"{\TH}", "å": r"{\aa}", "æ": r"{\ae}", "ð": r"{\dh}",
    "đ": r"{\dj}", "ł": r"{\l}", "ŋ": r"{\ng}", "ø": r"{\o}", "œ": r"{\oe}", "ß": r"{\ss}",
    "ẞ": r"{\SS}", "þ": r"{\th}", "ı": r"{\i}", "ȷ": r"{\j}", "–": "--", "—": "---", "“": "``",
    "”": "''", "‘": r"{\textquoteleft}", "’": r"{\textquoteright}", "„": r"{\quotedblbase}",
    "‚": r"{\quotesinglbase}", "«": r"{\guillemotleft}", "»": r"{\guillemotright}",
    "‹": r"{\guilsinglleft}", "›": r"{\guilsinglright}", "…": r"{\ldots}",
    "¡": r"{\textexclamdown}",
    "¿": r"{\textquestiondown}", "§": r"{\S}", "¶": r"{\P}", "©": r"{\copyright}",
    "®": r"{\textregistered}", "™": r"{\texttrademark}", "°": r"{\textdegree}", "€": r"{\texteuro}",
    "£": r"{\pounds}", "†": r"{\dag}", "‡": r"{\ddag}", "•": r"{\textbullet}",
}  # fmt: skip
"""Character → what stands for it where a .bib file is to be ASCII."""
