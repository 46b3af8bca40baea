//! Codecs by Python's names: bytes of an encoding to text, or what CPython's codec says of them.
//!
//! The codecs of one byte a character are data, `charmaps.txt`: the name and its aliases, then the characters
//! from a byte on where they are not that byte's number, `-` for none.

mod escaped;
mod points;
mod shifted;

use encoding_rs::{DecoderResult, Encoding};

/// The codecs of one byte a character.
const CHARMAPS: &str = include_str!("charmaps.txt");

/// Names, as [`normalized`] has them, of codecs that are not in `charmaps.txt`; the codec's own name first.
const NAMES: &[(Codec, &[&str])] = &[
    (Codec::Utf8, &["utf_8", "cp65001", "u8", "utf", "utf8", "utf8_ucs2", "utf8_ucs4"]),
    (Codec::Utf8Signed, &["utf_8_sig"]),
    (
        Codec::Latin1,
        &[
            "latin_1",
            "8859",
            "cp819",
            "csisolatin1",
            "ibm819",
            "iso8859",
            "iso8859_1",
            "iso_8859_1",
            "iso_8859_1_1987",
            "iso_ir_100",
            "l1",
            "latin",
            "latin1",
        ],
    ),
    (
        Codec::Ascii,
        &[
            "ascii",
            "646",
            "ansi_x3.4_1968",
            "ansi_x3.4_1986",
            "ansi_x3_4_1968",
            "cp367",
            "csascii",
            "ibm367",
            "iso646_us",
            "iso_646.irv_1991",
            "iso_ir_6",
            "us",
            "us_ascii",
        ],
    ),
    (Codec::Latin1, &["charmap"]),
    (Codec::Utf7, &["utf_7", "u7", "unicode_1_1_utf_7", "utf7"]),
    (Codec::UnicodeEscape, &["unicode_escape", "unicodeescape"]),
    (Codec::RawUnicodeEscape, &["raw_unicode_escape", "rawunicodeescape"]),
    (Codec::Hz, &["hz", "hzgb", "hz_gb", "hz_gb_2312"]),
    (Codec::Idna, &["idna"]),
    (Codec::Undefined, &["undefined"]),
    (Codec::Punycode, &["punycode"]),
    (Codec::Partly, &["euc_jis_2004", "jisx0213", "eucjis2004", "euc_jis2004"]),
    (Codec::Partly, &["euc_jisx0213", "eucjisx0213"]),
    (Codec::Partly, &["shift_jis_2004", "shiftjis2004", "sjis_2004", "s_jis_2004"]),
    (Codec::Partly, &["shift_jisx0213", "shiftjisx0213", "sjisx0213", "s_jisx0213"]),
    (Codec::Partly, &["iso2022_kr", "csiso2022kr", "iso2022kr", "iso_2022_kr"]),
    (Codec::Partly, &["johab", "cp1361", "ms1361"]),
    (Codec::PartlyJapanese("iso2022_jp_1"), &["iso2022_jp_1", "iso2022jp_1", "iso_2022_jp_1"]),
    (Codec::PartlyJapanese("iso2022_jp_2"), &["iso2022_jp_2", "iso2022jp_2", "iso_2022_jp_2"]),
    (
        Codec::PartlyJapanese("iso2022_jp_2004"),
        &["iso2022_jp_2004", "iso_2022_jp_2004", "iso2022jp_2004"],
    ),
    (Codec::PartlyJapanese("iso2022_jp_3"), &["iso2022_jp_3", "iso2022jp_3", "iso_2022_jp_3"]),
    (
        Codec::PartlyJapanese("iso2022_jp_ext"),
        &["iso2022_jp_ext", "iso2022jp_ext", "iso_2022_jp_ext"],
    ),
    (Codec::Utf16, &["utf_16", "u16", "utf16"]),
    (Codec::Utf16Little, &["utf_16_le", "unicodelittleunmarked", "utf_16le"]),
    (Codec::Utf16Big, &["utf_16_be", "unicodebigunmarked", "utf_16be"]),
    (Codec::Utf32, &["utf_32", "u32", "utf32"]),
    (Codec::Utf32Little, &["utf_32_le", "utf_32le"]),
    (Codec::Utf32Big, &["utf_32_be", "utf_32be"]),
    (
        Codec::NotText,
        &[
            "base64_codec",
            "base64",
            "base_64",
            "bz2_codec",
            "bz2",
            "hex_codec",
            "hex",
            "quopri_codec",
            "quopri",
            "quoted_printable",
            "quotedprintable",
            "rot_13",
            "rot13",
            "uu_codec",
            "uu",
            "zlib_codec",
            "zip",
            "zlib",
        ],
    ),
    (Codec::Multibyte("big5", "big5"), &["big5", "big5_tw", "csbig5", "x_mac_trad_chinese"]),
    (Codec::Multibyte("big5hkscs", "big5"), &["big5hkscs", "big5_hkscs", "hkscs"]),
    (Codec::Multibyte("cp950", "big5"), &["cp950", "950", "ms950"]),
    (
        Codec::Multibyte("cp932", "shift_jis"),
        &["cp932", "932", "ms932", "mskanji", "ms_kanji", "windows_31j"],
    ),
    (
        Codec::Multibyte("shift_jis", "shift_jis"),
        &["shift_jis", "csshiftjis", "shiftjis", "sjis", "s_jis", "x_mac_japanese"],
    ),
    (Codec::Multibyte("euc_jp", "euc-jp"), &["euc_jp", "eucjp", "ujis", "u_jis"]),
    (
        Codec::Multibyte("iso2022_jp", "iso-2022-jp"),
        &["iso2022_jp", "csiso2022jp", "iso2022jp", "iso_2022_jp"],
    ),
    (Codec::Multibyte("cp949", "euc-kr"), &["cp949", "949", "ms949", "uhc"]),
    (
        Codec::Multibyte("euc_kr", "euc-kr"),
        &[
            "euc_kr",
            "euckr",
            "korean",
            "ksc5601",
            "ks_c_5601",
            "ks_c_5601_1987",
            "ksx1001",
            "ks_x_1001",
            "cseuckr",
            "x_mac_korean",
        ],
    ),
    (Codec::Multibyte("gbk", "gbk"), &["gbk", "936", "cp936", "ms936"]),
    (
        Codec::Multibyte("gb2312", "gbk"),
        &[
            "gb2312",
            "chinese",
            "csiso58gb231280",
            "euc_cn",
            "euccn",
            "eucgb2312_cn",
            "gb2312_1980",
            "gb2312_80",
            "iso_ir_58",
            "x_mac_simp_chinese",
        ],
    ),
    (Codec::Multibyte("gb18030", "gb18030"), &["gb18030", "gb18030_2000"]),
];

/// What decodes an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codec {
    Utf8,
    /// UTF-8 that may begin with a byte order mark.
    Utf8Signed,
    Latin1,
    Ascii,
    /// A line of `charmaps.txt`, from the colon on.
    Charmap(&'static str),
    /// Python's name, and the Encoding Standard's.
    Multibyte(&'static str, &'static str),
    Utf16,
    Utf16Little,
    Utf16Big,
    Utf32,
    Utf32Little,
    Utf32Big,
    Utf7,
    UnicodeEscape,
    RawUnicodeEscape,
    Hz,
    /// Names of hosts: ASCII, here.
    Idna,
    /// A transformation of bytes, which is no encoding of text.
    NotText,
    /// The encoding that decodes nothing.
    Undefined,
    /// One of Python's that is not read: no program that ends with a line end is Punycode.
    Punycode,
    /// One that is read only where it is plain ASCII.
    Partly,
    /// One that is read as far as it is ISO-2022-JP: Python's name.
    PartlyJapanese(&'static str),
}

/// Bytes that are not of the encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    codec: &'static str,
    /// The first of the bytes.
    pub start: usize,
    length: usize,
    reason: &'static str,
    /// The bytes are of the encoding, and what they stand for begins with this surrogate; places are characters.
    surrogate: Option<u32>,
}

impl Malformed {
    fn new(codec: &'static str, start: usize, length: usize, reason: &'static str) -> Malformed {
        Malformed { codec, start, length, reason, surrogate: None }
    }

    /// Text that cannot be encoded as UTF-8.
    fn surrogates(start: usize, length: usize, first: u32) -> Malformed {
        let surrogate = Some(first);
        Malformed { surrogate, ..Malformed::new("utf-8", start, length, "surrogates not allowed") }
    }

    /// The codec's words, the place counted from `origin`.
    pub fn message(&self, bytes: &[u8], origin: usize) -> String {
        let Malformed { codec, start, length, reason, surrogate } = *self;
        let origin = origin.min(start);
        let (first, last) = (start - origin, start - origin + length - 1);
        let (what, place) = match (surrogate, length) {
            (Some(surrogate), 1) => {
                ("en", format!("character '\\u{surrogate:04x}' in position {first}"))
            }
            (Some(_), _) => ("en", format!("characters in position {first}-{last}")),
            (None, 1) => ("de", format!("byte 0x{:02x} in position {first}", bytes[start])),
            (None, _) => ("de", format!("bytes in position {first}-{last}")),
        };
        format!("'{codec}' codec can't {what}code {place}: {reason}")
    }
}

/// The codec of a name.
pub fn codec_named(name: &str) -> Option<Codec> {
    let name = normalized(name);
    // In an alias a dot is as good as `_`, in a codec's own name it is not.
    let other = name.replace('.', "_");
    let is_among = |mut known: std::slice::Iter<'_, &str>| {
        known.next().is_some_and(|own| *own == name)
            || known.any(|alias| *alias == name || *alias == other)
    };
    if let Some((codec, _)) = NAMES.iter().find(|(_, names)| is_among(names.iter())) {
        return Some(*codec);
    }
    CHARMAPS.lines().find_map(|line| {
        let (names, table) = line.split_once(':')?;
        let names: Vec<&str> = names.split_whitespace().collect();
        is_among(names.iter()).then_some(Codec::Charmap(table))
    })
}

/// A name as Python looks it up: lower case, and what is no letter, digit or dot as one `_`.
fn normalized(name: &str) -> String {
    let mut normalized = String::with_capacity(name.len());
    let mut gap = false;
    for character in name.chars() {
        if character.is_ascii_alphanumeric() || character == '.' {
            if gap && !normalized.is_empty() {
                normalized.push('_');
            }
            normalized.push(character.to_ascii_lowercase());
            gap = false;
        } else {
            gap = true;
        }
    }
    normalized
}

impl Codec {
    /// Whether these bytes can be read: there are no tables of JIS X 0213 and Johab, and no Punycode.
    pub fn can_read(self, bytes: &[u8]) -> bool {
        // Backslash and tilde are other characters in some of these encodings.
        let is_plain = |byte: &u8| byte.is_ascii() && !b"\x0E\x0F\x1B\\~".contains(byte);
        let shifts: [&[u8]; 4] = [b"(B", b"(J", b"$@", b"$B"];
        let is_known = |rest: &[u8]| shifts.iter().any(|shift| rest.starts_with(shift));
        match self {
            Codec::Punycode => false,
            // A label of a name that is not ASCII.
            Codec::Idna => !bytes.to_ascii_lowercase().windows(5).any(|five| five == b".xn--"),
            Codec::Partly => bytes.iter().all(is_plain),
            Codec::PartlyJapanese(_) => {
                memchr::memchr_iter(b'\x1B', bytes).all(|escape| is_known(&bytes[escape + 1..]))
            }
            _ => true,
        }
    }

    /// The text that `bytes` are, U+FFFD for what is none.
    pub fn decode_lossy(self, bytes: &[u8]) -> String {
        let mut text = String::new();
        let mut rest = bytes;
        loop {
            match self.decode(rest) {
                Ok(decoded) => return text + &decoded,
                Err(Malformed { start, length, .. }) => {
                    text += &self.decode(&rest[..start]).unwrap_or_default();
                    text.push(char::REPLACEMENT_CHARACTER);
                    rest = &rest[start + length..];
                }
            }
        }
    }

    /// The text that `bytes` are.
    pub fn decode(self, bytes: &[u8]) -> Result<String, Malformed> {
        match self {
            Codec::Utf8 => utf8(bytes),
            Codec::Utf8Signed => utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
            Codec::Latin1 => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
            Codec::Ascii => ascii(bytes),
            Codec::Charmap(table) => charmap(bytes, table),
            Codec::Multibyte(name, label) => multibyte(bytes, name, label),
            Codec::Utf16 if bytes.starts_with(b"\xFE\xFF") => {
                utf16(&bytes[2..], "utf-16-be", u16::from_be_bytes)
            }
            Codec::Utf16 => {
                let rest = bytes.strip_prefix(b"\xFF\xFE").unwrap_or(bytes);
                utf16(rest, "utf-16-le", u16::from_le_bytes)
            }
            Codec::Utf16Little => utf16(bytes, "utf-16-le", u16::from_le_bytes),
            Codec::Utf16Big => utf16(bytes, "utf-16-be", u16::from_be_bytes),
            Codec::Utf32 | Codec::Utf32Little => utf32(bytes, "utf-32-le", u32::from_le_bytes),
            Codec::Utf32Big => utf32(bytes, "utf-32-be", u32::from_be_bytes),
            Codec::Utf7 => shifted::utf7(bytes),
            Codec::Hz => shifted::hz(bytes),
            Codec::UnicodeEscape => escaped::unicode_escape(bytes),
            Codec::RawUnicodeEscape => escaped::raw_unicode_escape(bytes),
            Codec::Idna => {
                ascii(bytes).map_err(|malformed| Malformed { codec: "idna", ..malformed })
            }
            Codec::Partly => ascii(bytes),
            Codec::PartlyJapanese(name) => multibyte(bytes, name, "iso-2022-jp"),
            Codec::NotText | Codec::Undefined | Codec::Punycode => Ok(String::new()),
        }
    }
}

pub fn utf8(bytes: &[u8]) -> Result<String, Malformed> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_string()),
        Err(error) => error,
    };
    let start = error.valid_up_to();
    let rest = bytes.len() - start;
    let (length, reason) = match (error.error_len(), bytes[start]) {
        (None, _) => (rest, "unexpected end of data"),
        (Some(length), 0xC2..=0xF4) => (length, "invalid continuation byte"),
        (Some(length), _) => (length, "invalid start byte"),
    };
    Err(Malformed::new("utf-8", start, length, reason))
}

fn ascii(bytes: &[u8]) -> Result<String, Malformed> {
    match bytes.iter().position(|byte| !byte.is_ascii()) {
        None => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
        Some(start) => {
            let reason = "ordinal not in range(128)";
            Err(Malformed::new("ascii", start, 1, reason))
        }
    }
}

fn charmap(bytes: &[u8], table: &str) -> Result<String, Malformed> {
    let mut characters: Vec<Option<char>> =
        (0..=u8::MAX).map(|byte| Some(char::from(byte))).collect();
    for run in table.split_whitespace() {
        let Some((first, run)) = run.split_once('=') else { continue };
        let first = usize::from_str_radix(first, 16).unwrap_or(0);
        for (place, number) in (first..256).zip(run.split(',')) {
            characters[place] = u32::from_str_radix(number, 16).ok().and_then(char::from_u32);
        }
    }
    let decoded: Option<String> = bytes.iter().map(|&byte| characters[usize::from(byte)]).collect();
    decoded.ok_or_else(|| {
        let missing = |&byte: &u8| characters[usize::from(byte)].is_none();
        let start = bytes.iter().position(missing).unwrap_or(0);
        let reason = "character maps to <undefined>";
        Malformed::new("charmap", start, 1, reason)
    })
}

fn multibyte(bytes: &[u8], codec: &'static str, label: &str) -> Result<String, Malformed> {
    let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
        unreachable!("the label of each codec is one of the Encoding Standard's")
    };
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let space = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(space.unwrap_or(0));
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::Malformed(length, behind) => {
            let start = read.saturating_sub(usize::from(length) + usize::from(behind));
            let is_shifted = bytes[start].is_ascii() && label == "iso-2022-jp";
            let (length, reason) = match start + usize::from(length) >= bytes.len() {
                _ if is_shifted && start + 1 < bytes.len() => (2, "illegal multibyte sequence"),
                true => (1, "incomplete multibyte sequence"),
                false => (1, "illegal multibyte sequence"),
            };
            Err(Malformed::new(codec, start, length, reason))
        }
        DecoderResult::InputEmpty | DecoderResult::OutputFull => Ok(text),
    }
}

fn utf16(bytes: &[u8], codec: &'static str, unit: fn([u8; 2]) -> u16) -> Result<String, Malformed> {
    let (pairs, rest) = bytes.as_chunks();
    let units = pairs.iter().map(|&pair| unit(pair));
    let mut text = String::new();
    let mut place = 0;
    for decoded in char::decode_utf16(units) {
        match decoded {
            Ok(character) => {
                text.push(character);
                place += 2 * character.len_utf16();
            }
            Err(_) => {
                let reason = "illegal UTF-16 surrogate";
                return Err(Malformed::new(codec, place, 2, reason));
            }
        }
    }
    match rest {
        [] => Ok(text),
        _ => Err(Malformed::new(codec, place, 1, "truncated data")),
    }
}

fn utf32(bytes: &[u8], codec: &'static str, unit: fn([u8; 4]) -> u32) -> Result<String, Malformed> {
    let (units, rest) = bytes.as_chunks();
    let mut text = String::new();
    for (index, &four) in units.iter().enumerate() {
        let Some(character) = char::from_u32(unit(four)) else {
            let reason = "code point not in range(0x110000)";
            return Err(Malformed::new(codec, 4 * index, 4, reason));
        };
        text.push(character);
    }
    match rest.len() {
        0 => Ok(text),
        length => {
            let start = 4 * units.len();
            Err(Malformed::new(codec, start, length, "truncated data"))
        }
    }
}
