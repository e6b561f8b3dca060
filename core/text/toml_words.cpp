#include "core/text/toml_words.hpp"

namespace tlspath {
namespace {

constexpr TomlWords kEnglish{
    .too_large = "larger than {}",
    .not_toml = "{}",
    .unknown_key = "unknown key \"{}\"",
    .in_table = " in [{}]",
    .did_you_mean = "; did you mean \"{}\"?",
    .needs = "[{}] needs {}",
    .must_be_text = "{0} must be a text: {0} = \"...\"",
    .must_be_flag = "{} must be true or false",
    .must_be_list = "{} must be a list: [\"{}\"]",
    .must_be_table = "{} must be a table: [{}]",
    .must_be_tables = "{} must be tables: [[{}]]",
    .too_many_tables = "more than {} of [[{}]]",
    .too_long = "{}: longer than {} bytes",
    .is_empty = "{} is empty",
    .not_known = "{}: \"{}\" is not known",
    .none_of = "{}: \"{}\" is none of: {}",
    .no_own = "{}: \"{}\" is neither a domain nor a network",
    .settings =
        {
            .bad_language = "language must be \"en\" or \"de\"",
            .no_texts = "{} must hold texts",
        },
    .policy =
        {
            .names_nobody = "names nobody: it needs [[partner]], [[relay]], [others] or profile",
            .relay_needs = "[[relay]] needs domain or network",
            .allow_needs = "[[allow]] needs kind, network, relay, partner, since or until",
            .too_many = "{}: more than {} entries",
            .no_domain = "{}: \"{}\" is no domain",
            .no_network = "{}: \"{}\" is no network: \"10.0.0.0/8\"",
            .no_day = "{0} must be a day: {0} = 2025-07-01",
            .until_before_since = "until: before since",
            .named_before = "domain: \"{}\" is named in line {} already",
        },
    .systems =
        {
            .too_many = "more than {} systems",
            .bad_id = "id: \"{}\": small letters, digits and - only, 40 at most",
            .id_twice = "id: \"{}\" is there twice",
            .bad_rule = "rule: small letters, digits and - only, 40 at most",
            .not_built_in = "like: \"{}\" is no built-in system",
            .see_list = "; tlspath systems lists them",
            .bad_rank = "rank must be a number from 0 to 255",
            .not_a_fact = "never_shown: none of {}",
            .needs_cue = "[[system]] needs a [[system.cue]]: words by which its lines are known",
            .needs_profile = "[[system]] needs a [[system.profile]]: what its silence means",
            .needs_sample = "[[system]] needs a [[system.sample]]: a line of it, and what it says",
            .one_unversioned =
                "of several [[system.profile]] exactly one is for lines without a version: "
                "unversioned = true",
            .control_character = "{}: a control character in it",
            .slot_by = "slot: host names in \"by\" are for cues, not for patterns",
            .slot_of_sender = "slot: what the sender can choose is in \"{}\"; it proves nothing",
            .no_letter = "text: no letter or digit in it",
            .no_date = "{}: \"{}\" is no date: 2025-07-01",
            .no_number = "{}: \"{}\" has no number in it",
            .needs_either = "[{}] needs either pattern or family",
            .verb = "pattern: must not begin with a verb (*...)",
            .no_pattern = "pattern: {}",
            .unknown_group = "pattern: unknown group \"{}\"",
            .no_group = "pattern: says nothing without a named group: (?<tls>...), (?<version>...)",
            .no_product = "pattern: the version is the group (?<product>...)",
            .too_many_verify = "more than {} words in [system.verify]",
            .no_cue_fits = "sample: no cue fits this line",
            .taken =
                "sample: this line is taken by \"{}\", whose rank is {}; give \"{}\" a lower rank "
                "than that, or a cue that fits",
            .folded =
                "sample: {} where the line is folded at its blanks; a blank in a pattern means "
                "folding, \\x20 does not",
            .differs = "sample: {} is \"{}\", and the line reads as \"{}\"",
            .pattern_unused = "no sample of this system is read by this pattern",
            .version_unused = "no sample of this system shows its version here",
            .takes_others = "the cues of \"{}\" also fit lines of \"{}\": {}",
        },
};

constexpr TomlWords kGerman{
    .too_large = "größer als {}",
    .not_toml = "kein gültiges TOML: {}",
    .unknown_key = "unbekannter Schlüssel \"{}\"",
    .in_table = " in [{}]",
    .did_you_mean = "; meinten Sie \"{}\"?",
    .needs = "[{}] braucht {}",
    .must_be_text = "{0} muss ein Text sein: {0} = \"...\"",
    .must_be_flag = "{} muss true oder false sein",
    .must_be_list = "{} muss eine Liste sein: [\"{}\"]",
    .must_be_table = "{} muss eine Tabelle sein: [{}]",
    .must_be_tables = "{} muss aus Tabellen bestehen: [[{}]]",
    .too_many_tables = "mehr als {} von [[{}]]",
    .too_long = "{}: länger als {} Bytes",
    .is_empty = "{} ist leer",
    .not_known = "{}: \"{}\" ist nicht bekannt",
    .none_of = "{}: \"{}\" ist keines von: {}",
    .no_own = "{}: \"{}\" ist weder Domain noch Netz",
    .settings =
        {
            .bad_language = "language muss \"en\" oder \"de\" sein",
            .no_texts = "{} muss Texte enthalten",
        },
    .policy =
        {
            .names_nobody =
                "nennt niemanden: nötig ist [[partner]], [[relay]], [others] oder profile",
            .relay_needs = "[[relay]] braucht domain oder network",
            .allow_needs = "[[allow]] braucht kind, network, relay, partner, since oder until",
            .too_many = "{}: mehr als {} Einträge",
            .no_domain = "{}: \"{}\" ist keine Domain",
            .no_network = "{}: \"{}\" ist kein Netz: \"10.0.0.0/8\"",
            .no_day = "{0} muss ein Tag sein: {0} = 2025-07-01",
            .until_before_since = "until: liegt vor since",
            .named_before = "domain: \"{}\" ist schon in Zeile {} genannt",
        },
    .systems =
        {
            .too_many = "mehr als {} Systeme",
            .bad_id = "id: \"{}\": nur Kleinbuchstaben, Ziffern und -, höchstens 40",
            .id_twice = "id: \"{}\" kommt zweimal vor",
            .bad_rule = "rule: nur Kleinbuchstaben, Ziffern und -, höchstens 40",
            .not_built_in = "like: \"{}\" ist kein eingebautes System",
            .see_list = "; alle zeigt: tlspath systems",
            .bad_rank = "rank muss eine Zahl von 0 bis 255 sein",
            .not_a_fact = "never_shown: keines von {}",
            .needs_cue =
                "[[system]] braucht ein [[system.cue]]: Worte, an denen man seine Zeilen erkennt",
            .needs_profile = "[[system]] braucht ein [[system.profile]]: was sein Schweigen heißt",
            .needs_sample =
                "[[system]] braucht ein [[system.sample]]: eine Zeile von ihm, und was sie sagt",
            .one_unversioned =
                "von mehreren [[system.profile]] gilt genau eines für Zeilen ohne Version: "
                "unversioned = true",
            .control_character = "{}: ein Steuerzeichen darin",
            .slot_by = "slot: Hostnamen in \"by\" sind für [[system.cue]] da, nicht für Muster",
            .slot_of_sender =
                "slot: in \"{}\" steht, was der Absender wählen kann; das belegt nichts",
            .no_letter = "text: weder Buchstabe noch Ziffer darin",
            .no_date = "{}: \"{}\" ist kein Datum: 2025-07-01",
            .no_number = "{}: \"{}\" enthält keine Zahl",
            .needs_either = "[{}] braucht entweder pattern oder family",
            .verb = "pattern: darf nicht mit einem Verb (*...) beginnen",
            .no_pattern = "pattern: kein gültiges Muster: {}",
            .unknown_group = "pattern: unbekannte Gruppe \"{}\"",
            .no_group = "pattern: sagt nichts ohne benannte Gruppe: (?<tls>...), (?<version>...)",
            .no_product = "pattern: die Version ist die Gruppe (?<product>...)",
            .too_many_verify = "mehr als {} Worte in [system.verify]",
            .no_cue_fits = "sample: kein [[system.cue]] passt auf diese Zeile",
            .taken = "sample: diese Zeile nimmt \"{}\", dessen rank {} ist; geben Sie \"{}\" einen "
                     "kleineren, oder ein [[system.cue]], das passt",
            .folded =
                "sample: {}, wenn die Zeile an ihren Leerzeichen gefaltet ist; ein Leerzeichen im "
                "Muster steht für Faltung, \\x20 nicht",
            .differs = "sample: {} ist \"{}\", die Zeile liest sich aber als \"{}\"",
            .pattern_unused =
                "kein [[system.sample]] dieses Systems wird von diesem Muster gelesen",
            .version_unused = "kein [[system.sample]] dieses Systems zeigt hier seine Version",
            .takes_others = "[[system.cue]] von \"{}\" passt auch auf Zeilen von \"{}\": {}",
        },
};

}  // namespace

const TomlWords& toml_words(Language l) { return l == Language::de ? kGerman : kEnglish; }

tl::unexpected<Error> toml_mistake(std::string_view path, TomlPlace at, std::string_view what) {
  return tl::unexpected(
      Error{ErrorKind::usage, fmt::format("{}:{}:{}: {}", path, at.line, at.column, what)});
}

}  // namespace tlspath
