// Fields in the middle of a line of another field: the line ends between them were lost.
//   "Return-Path: <a@example.com> Received: from a by b"  ->  29, where the Received
//   starts
// Not done: fields inside a Received value; its ReceivedState knows where it is over.
#pragma once

#include <cstddef>
#include <string_view>

namespace tlspath::repairing {

// The first field in text[from, to) that is a Received, or with `any_known` of any known name; else
// kNone.
std::size_t find_inline_field(std::string_view text, std::size_t from, std::size_t to,
                              bool any_known);

}  // namespace tlspath::repairing
