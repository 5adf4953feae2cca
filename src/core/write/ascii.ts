/** How is a word spelled with ASCII letters alone? */

/** Letters that Unicode does not decompose into an ASCII letter and accents. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D' },
  ...{ þ: 'th', Þ: 'Th', ł: 'l', Ł: 'L', ı: 'i', ħ: 'h', Ħ: 'H', ŋ: 'ng', Ŋ: 'NG', ŧ: 't', Ŧ: 'T', ƒ: 'f' },
  ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ϵ: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta' },
  ...{ ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', ο: 'o', π: 'pi', ρ: 'rho', σ: 'sigma' },
  ...{ ς: 's', τ: 'tau', υ: 'upsilon', φ: 'phi', ϕ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega', '∞': 'infinity' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'ye', ж: 'zh', з: 'z', и: 'i', і: 'i' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh' },
  ...{ ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

/**
 * Takes accents and ligatures apart (`Ibáñez` -> `Ibanez`, `S²FT` -> `S2FT`, `Größe` -> `Grosse`) and spells Greek and
 * Cyrillic letters out. What has no ASCII spelling (Chinese, emoji) is left out, except blanks, which become spaces.
 */
export function asciiOf(text: string): string {
  let ascii = '';
  for (const whole of text.normalize('NFC')) {
    if (whole === 'й' || whole === 'Й') ascii += 'y';
    else for (const character of whole.normalize('NFKD')) ascii += lettersOf(character);
  }
  return ascii;
}

function lettersOf(character: string): string {
  if (character <= '\x7f') return character;
  return LETTERS[character] ?? LETTERS[character.toLowerCase()] ?? (/\s/u.test(character) ? ' ' : '');
}
