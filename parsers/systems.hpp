// The list of mail systems, alphabetical. A new system has its line in both halves (tools/new-system puts it there).
#pragma once

#include <array>

#include "core/path/system.hpp"

namespace tlspath {
namespace parsers {

extern const System alimail;
extern const System aol;
extern const System axigen;
extern const System blackberry;
extern const System cloudmark;
extern const System comcast;
extern const System communigate;
extern const System coremail;
extern const System domino;
extern const System eudora;
extern const System exchange;
extern const System exchange_ims;
extern const System exim;
extern const System fastmail;
extern const System firstclass;
extern const System gmail;
extern const System groupwise;
extern const System icewarp;
extern const System imail;
extern const System imss;
extern const System isode;
extern const System kerio;
extern const System mailenable;
extern const System mailru;
extern const System mailsite;
extern const System mdaemon;
extern const System mercury;
extern const System mirapoint;
extern const System naver;
extern const System nemesis;
extern const System netmail;
extern const System netscape;
extern const System ntmail;
extern const System orange;
extern const System outlook_com;
extern const System pmdf;
extern const System post_office;
extern const System postfix;
extern const System qmail;
extern const System qq;
extern const System richmail;
extern const System rzmta;
extern const System scalix;
extern const System sendmail;
extern const System seznam;
extern const System sina;
extern const System smartermail;
extern const System smtpsvc;
extern const System sun_messaging;
extern const System surgemail;
extern const System t_online;
extern const System vms;
extern const System vpop3;
extern const System wp_smtpd;
extern const System yahoo;
extern const System yandex;
extern const System zoho;

}  // namespace parsers

inline constexpr auto kSystems = std::to_array<const System*>({
    &parsers::alimail,
    &parsers::aol,
    &parsers::axigen,
    &parsers::blackberry,
    &parsers::cloudmark,
    &parsers::comcast,
    &parsers::communigate,
    &parsers::coremail,
    &parsers::domino,
    &parsers::eudora,
    &parsers::exchange,
    &parsers::exchange_ims,
    &parsers::exim,
    &parsers::fastmail,
    &parsers::firstclass,
    &parsers::gmail,
    &parsers::groupwise,
    &parsers::icewarp,
    &parsers::imail,
    &parsers::imss,
    &parsers::isode,
    &parsers::kerio,
    &parsers::mailenable,
    &parsers::mailru,
    &parsers::mailsite,
    &parsers::mdaemon,
    &parsers::mercury,
    &parsers::mirapoint,
    &parsers::naver,
    &parsers::nemesis,
    &parsers::netmail,
    &parsers::netscape,
    &parsers::ntmail,
    &parsers::orange,
    &parsers::outlook_com,
    &parsers::pmdf,
    &parsers::post_office,
    &parsers::postfix,
    &parsers::qmail,
    &parsers::qq,
    &parsers::richmail,
    &parsers::rzmta,
    &parsers::scalix,
    &parsers::sendmail,
    &parsers::seznam,
    &parsers::sina,
    &parsers::smartermail,
    &parsers::smtpsvc,
    &parsers::sun_messaging,
    &parsers::surgemail,
    &parsers::t_online,
    &parsers::vms,
    &parsers::vpop3,
    &parsers::wp_smtpd,
    &parsers::yahoo,
    &parsers::yandex,
    &parsers::zoho,
});

}  // namespace tlspath
