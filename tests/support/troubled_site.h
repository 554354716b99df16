// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace netatlas::tests {

/// Serves a cloud and a cluster that change and misbehave, until its input ends: for a process of
/// its own, so that what it holds is not counted with those who ask.
///
/// Writes `clouds.yaml` and `kubeconfig` into the folder, with accounts `good`, `wrong-name`,
/// `expired` and `gone`, and the answers of an `ssh` into `ssh-mood`; then says `ready`. Each line
/// of its input is a mood (`calm`, `troubled`, `storm`), `patience MILLISECONDS`, or `counts`,
/// which is answered by a line.
int serveTroubledSite(const std::string& folder, unsigned seed);

} // namespace netatlas::tests
