// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
