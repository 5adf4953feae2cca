/** Which character does a TeX command stand for? */

/** `a:b c:d` -> {a: 'b', c: 'd'}: a table that can be read at a glance. */
function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]),
  );
}

/** Combining characters by the command of the accent (The Comprehensive LaTeX Symbol List, tables 18 to 20). */
export const accents: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['G', '\u030f'],
  ['U', '\u030e'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['t', '\u0361'],
]);

/** Accents of math by the name of the command. */
export const mathAccents: ReadonlyMap<string, string> = new Map([
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['bar', '\u0304'],
  ['overline', '\u0305'],
  ['breve', '\u0306'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['mathring', '\u030a'],
  ['check', '\u030c'],
  ['vec', '\u20d7'],
  ['underline', '\u0332'],
]);

/** Letters and marks of running text. */
export const symbols: ReadonlyMap<string, string> = new Map([
  ...table(`
    ss:ß SS:ẞ aa:å AA:Å ae:æ AE:Æ oe:œ OE:Œ o:ø O:Ø l:ł L:Ł i:ı j:ȷ dh:ð DH:Ð th:þ TH:Þ dj:đ DJ:Đ ng:ŋ NG:Ŋ ij:ĳ IJ:Ĳ
    textless:< textgreater:> textbackslash:\\ textasciitilde:~ textasciicircum:^ textunderscore:_ textbar:| textbardbl:‖
    textbraceleft:{ textbraceright:} lbrace:{ rbrace:} textdollar:$ textquotedbl:" textquotesingle:' textasciigrave:\`
    textquoteleft:‘ textquoteright:’ textquotedblleft:“ textquotedblright:” quotesinglbase:‚ quotedblbase:„ lq:‘ rq:’
    guillemotleft:« guillemotright:» guillemetleft:« guillemetright:» guilsinglleft:‹ guilsinglright:› flqq:« frqq:»
    glqq:„ grqq:“ textendash:– textemdash:— textellipsis:… textbullet:• textperiodcentered:· textexclamdown:¡
    textquestiondown:¿ textparagraph:¶ textsection:§ S:§ P:¶ dag:† ddag:‡ textdagger:† textdaggerdbl:‡ textdegree:°
    degree:° textcelsius:℃ textohm:Ω textmu:µ micro:µ texttimes:× textdiv:÷ textpm:± textonehalf:½ textonequarter:¼
    textthreequarters:¾ textonesuperior:¹ texttwosuperior:² textthreesuperior:³ textordfeminine:ª textordmasculine:º
    copyright:© textcopyright:© textregistered:® texttrademark:™ texteuro:€ euro:€ EUR:€ pounds:£ textsterling:£
    textyen:¥ textcent:¢ textnumero:№ textperthousand:‰ permil:‰ slash:/ textminus:− textasteriskcentered:*
    textalpha:α textbeta:β textgamma:γ textdelta:δ textrightarrow:→ textleftarrow:← textuparrow:↑ textdownarrow:↓
    textvisiblespace:␣ textnonbreakinghyphen:‑ hyphen:- nbhyphen:‑`),
]);

/** Letters of math: nothing stands around them. */
export const mathLetters: ReadonlyMap<string, string> = table(`
    alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ
    nu:ν xi:ξ omicron:ο pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:φ varphi:φ chi:χ psi:ψ omega:ω
    Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω upmu:μ upalpha:α upbeta:β ell:ℓ
    hbar:ℏ hslash:ℏ Re:ℜ Im:ℑ aleph:ℵ imath:ı jmath:ȷ wp:℘ partial:∂ nabla:∇ infty:∞ emptyset:∅ varnothing:∅ forall:∀
    exists:∃ neg:¬ lnot:¬ prime:′ circ:∘ star:⋆ ast:∗ bullet:• top:⊤ bot:⊥ angle:∠ sum:∑ prod:∏ int:∫ oint:∮ surd:√
    sharp:♯ flat:♭ natural:♮ square:□ Box:□ diamond:⋄ triangle:△ dots:… ldots:… cdots:⋯ vdots:⋮ ddots:⋱ lfloor:⌊
    rfloor:⌋ lceil:⌈ rceil:⌉ langle:⟨ rangle:⟩ Vert:‖ vert:| lvert:| rvert:| lVert:‖ rVert:‖ mid:| backslash:\\ colon::
    lt:< gt:> checkmark:✓ dagger:† ddagger:‡ odot:⊙ sun:☉ earth:⊕ perp:⊥ AA:Å`);

/** Signs of math between two things: the blanks that the source has around them stay. */
export const mathSigns: ReadonlyMap<string, string> = table(`
    times:× div:÷ pm:± mp:∓ cdot:· leq:≤ le:≤ leqslant:≤ geq:≥ ge:≥ geqslant:≥ neq:≠ ne:≠ ll:≪ gg:≫ approx:≈ sim:∼
    simeq:≃ cong:≅ equiv:≡ propto:∝ in:∈ notin:∉ ni:∋ subset:⊂ supset:⊃ subseteq:⊆ supseteq:⊇ cup:∪ cap:∩ setminus:∖
    wedge:∧ land:∧ vee:∨ lor:∨ oplus:⊕ otimes:⊗ ominus:⊖ to:→ rightarrow:→ longrightarrow:⟶ leftarrow:← gets:←
    leftrightarrow:↔ Rightarrow:⇒ Longrightarrow:⟹ implies:⇒ Leftarrow:⇐ Leftrightarrow:⇔ iff:⇔ mapsto:↦ uparrow:↑
    downarrow:↓ updownarrow:↕ nearrow:↗ searrow:↘ rightleftharpoons:⇌ models:⊨ vdash:⊢ parallel:∥ lesssim:≲ gtrsim:≳
    prec:≺ succ:≻ preceq:⪯ succeq:⪰ triangleq:≜ coloneqq:≔ sqcup:⊔ sqcap:⊓ bigcup:⋃ bigcap:⋂ uplus:⊎ asymp:≍ doteq:≐`);

const raised = new Map(
  Array.from('0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ∗*∘′', (char, at) => [
    char,
    Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿ**°′')[at] ?? char,
  ]),
);

const lowered = new Map(
  Array.from('0123456789+-−=()aehijklmnoprstuvxβγρφχ', (char, at) => [
    char,
    Array.from('₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ')[at] ?? char,
  ]),
);

/**
 * Text above or below the line in Unicode's characters for that, or undefined where they would not be read: some of them
 * are missing, or it is a word. `1st` reads better than `1ˢᵗ`: ordinals stay on the line.
 */
export function shifted(text: string, isRaised: boolean): string | undefined {
  if (isRaised && /^(?:st|nd|rd|th)$/.test(text)) return text;
  if (isRaised && text === 'TM') return '™';
  if (isRaised && text === '®') return text;
  if (/\p{L}{3}/u.test(text)) return undefined;
  const chars = Array.from(text, (char) => (isRaised ? raised : lowered).get(char));
  return chars.includes(undefined) ? undefined : chars.join('');
}

/** Letters with a double stroke that are in everybody's fonts. */
export const doubleStruck: ReadonlyMap<string, string> = table('C:ℂ H:ℍ N:ℕ P:ℙ Q:ℚ R:ℝ Z:ℤ');
