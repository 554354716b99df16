// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/devices/device_names.h"
#include "model/engine/devices/routes.h"
#include "model/engine/spaces/fan.h"
#include "model/engine/spaces/space_names.h"
#include "tests/fuzz/require.h"

using namespace netatlas;
using namespace netatlas::engine;
using fuzz::require;

/// Texts that the rules read: fan configurations, routes, kernel events, names.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::textOf(bytes, size);
    if (const auto config = spaces::parseFanConfig(text)) {
        require(spaces::parseFanConfig(spaces::fanConfigText(*config)).value() == *config);
        for (const spaces::FanEntry& entry : *config)
            static_cast<void>(spaces::overlaySegment(entry.underlay.text(), entry));
    }
    static_cast<void>(devices::parseDefaultRoute(text));
    static_cast<void>(devices::typeFromUevent(text));
    require(spaces::isSpaceName(spaces::spaceNameOf(text, {})));
    require(devices::compareDeviceNames(text, text) == 0);
    require(devices::bridgeNameOf(text, devices::LongNames::hashed).size() <= 15);
    return 0;
}
