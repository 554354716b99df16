// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace netatlas::exchange {

/// The members of a stream that is still JSON; private to the upgrading of this folder. What has
/// the wrong type is passed over.

/// Calls `visit(object)` for each object of the collection.
template <class Object, class Visit>
void eachObject(Object& stream, std::string_view collection, Visit&& visit)
{
    auto* const list = stream.if_contains(collection);
    if (!list || !list->is_array())
        return;
    for (auto& element : list->get_array())
        if (element.is_object())
            visit(element.get_object());
}

/// Drops the objects of the collection of which something holds.
template <class Predicate>
void dropObjects(boost::json::object& stream, std::string_view collection, Predicate isToGo)
{
    auto* const list = stream.if_contains(collection);
    if (!list || !list->is_array())
        return;
    boost::json::array kept;
    for (boost::json::value& element : list->get_array())
        if (!element.is_object() || !isToGo(element.get_object()))
            kept.push_back(std::move(element));
    *list = std::move(kept);
}

/// The text of a value, or an empty one when it is something else.
std::string_view memberText(const boost::json::object& object, std::string_view name);
/// The text of a value; a whole number gives its digits.
std::string valueText(const boost::json::value& value);
/// An id, which may stand as a number; empty when there is none.
std::string idTextOf(const boost::json::object& object, std::string_view name);

/// The id of the space of that name; alpha's for an empty one. `not-found` else.
Result<std::string> spaceIdNamed(const boost::json::object& stream, std::string_view name);
bool hasSpaceId(const boost::json::object& stream, std::string_view id);
/// The id of the space that a text names, by name or else by id.
Result<std::string> spaceIdOfText(const boost::json::object& stream, const std::string& text);

using VisitAddress = std::function<void(boost::json::value&)>;

/// Every listed and preferred address of the machines.
void eachMachineAddress(boost::json::object& stream, const VisitAddress& visit);
/// Every address of cloud services and cloud containers.
void eachCloudAddress(boost::json::object& stream, const VisitAddress& visit);

} // namespace netatlas::exchange
