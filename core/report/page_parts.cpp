#include "core/report/page_parts.hpp"

#include <algorithm>

#include "core/text/escape.hpp"

namespace tlspath {

const std::string_view kPageStyle = R"css(
:root{--page:#FFFFFF;--panel:#F4F6F8;--text:#1B1F23;--muted:#4A545E;--link:#0A5BD3;--edge:#6F7C87;
--encrypted:#0063A8;--encrypted-text:#FFFFFF;--encrypted-edge:#0063A8;
--cleartext:#8F2600;--cleartext-text:#FFFFFF;--cleartext-edge:#8F2600;
--unstated:#F5DD6B;--unstated-text:#1B1F23;--unstated-edge:#7A6200;
--local:#DDE3E8;--local-text:#1B1F23;--local-edge:#66717B;
--proof:#FFE9A8;--proof-text:#1B1F23;--proof-line:#6B5200}
@media screen{:root{color-scheme:light dark}}
@media screen and (prefers-color-scheme:dark){:root{--page:#14181C;--panel:#1C2126;--text:#E6EBEF;--muted:#B3BDC7;--link:#8AB4FF;--edge:#77848F;
--encrypted:#56B4E9;--encrypted-text:#10151A;--encrypted-edge:#56B4E9;
--cleartext:#FF8A45;--cleartext-text:#10151A;--cleartext-edge:#FF8A45;
--unstated:#F0E442;--unstated-text:#10151A;--unstated-edge:#F0E442;
--local:#3A444D;--local-text:#E6EBEF;--local-edge:#A3AEB9;
--proof:#5C4A00;--proof-text:#E6EBEF;--proof-line:#C9A400}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:72rem;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,"Segoe UI","DejaVu Sans",sans-serif;overflow-wrap:break-word}
h1,h2{line-height:1.3;margin:0 0 .5rem;font-size:1.5rem}
h2{font-size:1.35rem}
h3,.part{font-size:1.05rem;margin:1.6rem 0 .4rem}
.line h3,.line h4{font-size:1rem;margin:1rem 0 .3rem}
p,ul,ol,dl{margin:.3rem 0}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static}
.answer{display:flex;gap:.7rem;align-items:flex-start}
.answer .chip{font-size:1.1rem}
.second{font-size:1.05rem}
.chip{display:inline-block;border:1px solid;border-radius:.3rem;padding:0 .45em;white-space:nowrap;font-weight:600}
.encrypted{background:var(--encrypted);color:var(--encrypted-text);border-color:var(--encrypted-edge)}
.cleartext{background:var(--cleartext);color:var(--cleartext-text);border-color:var(--cleartext-edge)}
.unstated{background:var(--unstated);color:var(--unstated-text);border-color:var(--unstated-edge)}
.local{background:var(--local);color:var(--local-text);border-color:var(--local-edge)}
.none{background:var(--panel);color:var(--text);border-color:var(--edge)}
.muted{color:var(--muted)}
.mail{margin:0 0 3rem}
body>header{margin:0 0 3rem}
nav li{margin:.3rem 0}
.mail+.mail{border-top:1px solid var(--edge);padding-top:2rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}
.facts dt{color:var(--muted)}
.facts dd{margin:0;min-width:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{position:sticky;left:0;max-width:calc(100vw - 2rem);text-align:left;font-weight:600;font-size:1.05rem;padding:1.6rem 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--edge)}
thead th{color:var(--muted);font-weight:600;white-space:nowrap}
.number+:not(.number){padding-left:.6rem}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.hop{white-space:nowrap}
.nowrap{white-space:nowrap}
.long{overflow-wrap:anywhere}
.stated{overflow-wrap:anywhere;min-width:13rem}
.by{min-width:9rem}
.flag{font-weight:600}
.proof li{margin:.3rem 0}
code,pre,mark,.weightless{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:.92em}
pre{background:var(--panel);border:1px solid var(--edge);border-radius:.3rem;padding:.6rem .8rem;margin:.5rem 0 .2rem;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:8}
pre mark,pre .weightless{font-size:1em}
mark{background:var(--proof);color:var(--proof-text);padding-bottom:2px;border-bottom:2px solid var(--proof-line);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.weightless{text-decoration:line-through dotted}
.labels{list-style:none;padding:0;margin:0 0 1rem;display:flex;flex-wrap:wrap;gap:.15rem 1.2rem;font-size:.92rem}
.line h4{margin:1rem 0 0;font-size:1rem}
.verdicts dt{margin-top:.5rem}
.verdicts dd{margin:.1rem 0 0}
footer{border-top:1px solid var(--edge);margin-top:2rem;padding-top:.6rem;color:var(--muted);font-size:.92rem}
@media (max-width:40rem){.answer{display:block}}
@page{size:A4;margin:15mm 13mm}
@media print{:root{font-size:10pt}
body{max-width:none;padding:0}
h1{font-size:15pt}h2{font-size:14pt}
.skip{display:none}
.scroll{overflow:visible}
table{font-size:8.5pt}
caption{position:static;max-width:none}
thead{display:table-header-group}
tr,li,.answer{break-inside:avoid}
h1,h2,h3,h4,caption{break-after:avoid}
.mail+.mail{break-before:page;border:0;padding:0}
.line{break-inside:avoid}
th,td{padding-right:.4rem}
td .nowrap{white-space:normal}
.stated,.by{min-width:0}
pre{font-size:8.5pt}
a{color:inherit;text-decoration:none}
.chip,mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

const std::string_view kPageStyleHash = "cNTa22TF0YvI3h4mTGq7KZ1e47SPBQzS5lDbJ4eQZms=";

std::string page_sentence(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    const std::string_view word = text.substr(i, end - i);
    bool turns = false;
    for (std::size_t k = 0; k < word.size();) {
      const Character c = character_at(word, k);
      turns = turns || c.value >= 0x590;
      k += c.size;
    }
    if (turns) out += "<bdi>";
    out += html_text(word);
    if (turns) out += "</bdi>";
    if (end < text.size()) out.push_back(' ');
    i = end + 1;
  }
  return out;
}

std::string isolated(std::string_view text_of_theirs) {
  return "<bdi>" + html_text(text_of_theirs) + "</bdi>";
}

void append_pre_text(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n\t"), text.size());
    if (end > 0) out += html_text(text.substr(0, end));
    if (end == text.size()) return;
    const bool crlf = text.substr(end).starts_with("\r\n");
    out.push_back(text[end] == '\t' ? '\t' : '\n');
    text.remove_prefix(end + (crlf ? 2 : 1));
  }
}

}  // namespace tlspath
