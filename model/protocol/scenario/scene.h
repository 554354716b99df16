// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/domain/change_set.h"
#include "model/domain/revision.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <memory>
#include <optional>
#include <string_view>

namespace netatlas::protocol::scenario {

/// What an operation works on: the model of a fragment, and what the fragment says of the world
/// around it (what a provider lists, what a resolver answers), which is no part of a model's state.
///
/// A value: a copy is a way back.
class Scene
{
public:
    /// Reads `given`. What cannot be read gives an empty model and a problem.
    static Scene read(const boost::json::value& given);

    /// Why `given` cannot be read: `not-valid` with the place of what does not fit.
    const std::optional<Error>& problem() const { return m_problem; }
    /// The subnets of `given` whose block is a text that says none, where nothing else is wrong
    /// with it: listings tell of them, and the model is that of the rest.
    const boost::json::array& unreadSubnets() const { return m_unreadSubnets; }
    /// The fragment with its old members, as it was given, or as it is now once the model changed.
    boost::json::value stream() const;

    const domain::Model& model() const { return *m_model; }
    /// The model as the only one of a project.
    domain::Revision revision() const { return domain::Revision(0, {m_model}, {}); }
    /// The fragment as it was given, but for what was dropped, for `provider.spaces`,
    /// `provider.subnets`, `controller.extra-members` and `resolver`: read it with
    /// `exchange::JsonMembers`.
    const boost::json::object& given() const { return *m_given; }

    /// Carries changes of the model out.
    void apply(const domain::ChangeSet& changes);
    void apply(const domain::ModelChanges& rows) { apply(domain::ChangeSet{rows, {}}); }
    /// Takes another fragment; the warnings stay.
    void replace(const boost::json::value& fragment);

    /// Forgets `controller.extra-members`: the replica set is as it was planned.
    void dropExtraMembers();

    /// Adds a warning to the answer; its kind is one of model-and-workers 4, or `overlap`.
    void warn(std::string_view kind, const Details& facts);
    const boost::json::array& warnings() const { return m_warnings; }

    /// The whole fragment as it is now, with the members of the world as they were given. What
    /// cannot be read is as it was given.
    boost::json::value fragment() const;

private:
    Scene() = default;

    std::shared_ptr<const domain::Model> m_model;
    std::shared_ptr<const boost::json::value> m_document; ///< as given
    std::shared_ptr<const boost::json::object> m_given;
    std::optional<Error> m_problem;
    boost::json::array m_unreadSubnets;
    bool m_isChanged = false;
    boost::json::array m_warnings;
};

} // namespace netatlas::protocol::scenario
