// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/change_codec.h"
#include "tests/fuzz/require.h"

using namespace netatlas;
using fuzz::require;

/// The changes of a journal entry, as a damaged file may hold them: what is read is written to a
/// text that is read to the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto changes = store::parseChanges(fuzz::textOf(bytes, size), store::kChangeFormat);
    if (!changes)
        return 0;
    const std::string first = store::changesText(*changes);
    const auto again = store::parseChanges(first, store::kChangeFormat);
    require(again.has_value());
    require(store::changesText(*again) == first);
    return 0;
}
