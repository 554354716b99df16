// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/protocol/scenario/families.h"

namespace netatlas::protocol::scenario {

namespace {

using FamilyOf = Family (*)();

constexpr FamilyOf kFamilies[] = {
    spaceOperations,          lifeOperations,    subnetMoves,
    subnetOperations,         bindingOperations, documentOperations,
    machineAddressOperations, reloadOperations,  streamOperations,
    networkConfigOperations,  workerOperations,  containerOperations,
    usageOperations,          listings,
};

} // namespace

Operation findOperation(std::string_view name)
{
    for (const FamilyOf family : kFamilies)
        for (const NamedOperation& operation : family())
            if (operation.name == name)
                return operation.run;
    return nullptr;
}

std::vector<std::string_view> operationNames()
{
    std::vector<std::string_view> names;
    for (const FamilyOf family : kFamilies)
        for (const NamedOperation& operation : family())
            names.push_back(operation.name);
    return names;
}

boost::json::array jsonTexts(const std::vector<std::string>& texts)
{
    boost::json::array list;
    for (const std::string& text : texts)
        list.emplace_back(jsonText(text));
    return list;
}

} // namespace netatlas::protocol::scenario
