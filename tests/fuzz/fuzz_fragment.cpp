// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/facts/model_facts.h"
#include "model/exchange/fragment_reader.h"
#include "model/exchange/fragment_writer.h"
#include "tests/fuzz/require.h"

using namespace netatlas;
using namespace netatlas::exchange;
using fuzz::require;

/// A model as JSON: what is read is written to a text that is read to the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::textOf(bytes, size);
    static_cast<void>(parseFragment(text, UnknownSpaces::Kept));
    const auto fragment = parseFragment(text);
    if (!fragment)
        return 0;
    const std::string first =
        fragmentText(*engine::facts::makeModel(fragment->row, fragment->state));
    const auto again = parseFragment(first);
    require(again.has_value());
    require(fragmentText(*engine::facts::makeModel(again->row, again->state)) == first);
    return 0;
}
