// The names of fields: which line starts a field, and what kind it is.
//   "X-Spam-Score: 1"  ->  "X-Spam-Score"      "https://example.com/"  ->  none
// Not done: fields in the middle of a line (inline_fields.hpp); whether an open Received value goes
// on with words that look like a field (received_state.hpp).
#pragma once

#include <cstddef>
#include <string_view>

namespace tlspath::repairing {

inline constexpr std::size_t kMaxName = 76;  // bytes

// The name of the field that `line` starts with, or nothing. A plausible one: letters, digits, '-',
// '_' (and after "X-" whatever RFC 5322 allows), no time, no address of a page.
std::string_view field_name(std::string_view line);

// Where the name that ends before the colon at `colon` starts, if it could start a field in the
// middle of a line: after a blank, or "Received" after ")" or ">" (the line end was lost without a
// trace). Else kNone; looks no further back than `from`.
std::size_t name_before(std::string_view text, std::size_t colon, std::size_t from);

bool is_received(std::string_view name);
bool is_seen(std::string_view name);      // what a program shows above a mail's text
bool is_known(std::string_view name);     // starts a field wherever it stands at a line's start
bool is_trace(std::string_view name);     // stands at the top of a mail, beside Received
bool is_identity(std::string_view name);  // makes a block a whole mail: From, Subject...
bool is_delivery(std::string_view name);  // by the server that delivers a mail: Return-Path...
bool is_short(std::string_view name);     // a field of one line

}  // namespace tlspath::repairing
