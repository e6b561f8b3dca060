// The list of mail systems, alphabetical. A new system has its line in both halves (tools/new-system puts it there).
#pragma once

#include <array>

#include "core/path/system.hpp"

namespace tlspath {
namespace parsers {

extern const System alimail;
extern const System amavis;
extern const System aol;
extern const System axigen;
extern const System barracuda;
extern const System blackberry;
extern const System clearswift;
extern const System cloudmark;
extern const System comcast;
extern const System communigate;
extern const System coremail;
extern const System courier;
extern const System cyrus;
extern const System dma;
extern const System domino;
extern const System dovecot;
extern const System eudora;
extern const System exchange;
extern const System exchange_ims;
extern const System exim;
extern const System fastmail;
extern const System fetchmail;
extern const System firstclass;
extern const System forcepoint;
extern const System fortimail;
extern const System getmail;
extern const System gmail;
extern const System groupwise;
extern const System haraka;
extern const System icewarp;
extern const System imail;
extern const System imss;
extern const System ironport;
extern const System isode;
extern const System kerio;
extern const System mailchannels;
extern const System mailenable;
extern const System mailmarshal;
extern const System mailru;
extern const System mailsite;
extern const System mcafee;
extern const System mdaemon;
extern const System mercury;
extern const System messagelabs;
extern const System mimecast;
extern const System mirapoint;
extern const System naver;
extern const System nemesis;
extern const System netmail;
extern const System netscape;
extern const System ntmail;
extern const System nullmailer;
extern const System opensmtpd;
extern const System orange;
extern const System outlook_com;
extern const System pmdf;
extern const System post_office;
extern const System postfix;
extern const System postini;
extern const System proofpoint;
extern const System qmail;
extern const System qpsmtpd;
extern const System qq;
extern const System richmail;
extern const System rzmta;
extern const System scalix;
extern const System sendmail;
extern const System seznam;
extern const System sina;
extern const System smartermail;
extern const System smtpsvc;
extern const System sophos;
extern const System ssmtp;
extern const System stalwart;
extern const System sun_messaging;
extern const System surgemail;
extern const System symantec;
extern const System t_online;
extern const System tumbleweed;
extern const System vms;
extern const System vpop3;
extern const System wp_smtpd;
extern const System yahoo;
extern const System yandex;
extern const System zimbra;
extern const System zmailer;
extern const System zoho;

}  // namespace parsers

inline constexpr auto kSystems = std::to_array<const System*>({
    &parsers::alimail,
    &parsers::amavis,
    &parsers::aol,
    &parsers::axigen,
    &parsers::barracuda,
    &parsers::blackberry,
    &parsers::clearswift,
    &parsers::cloudmark,
    &parsers::comcast,
    &parsers::communigate,
    &parsers::coremail,
    &parsers::courier,
    &parsers::cyrus,
    &parsers::dma,
    &parsers::domino,
    &parsers::dovecot,
    &parsers::eudora,
    &parsers::exchange,
    &parsers::exchange_ims,
    &parsers::exim,
    &parsers::fastmail,
    &parsers::fetchmail,
    &parsers::firstclass,
    &parsers::forcepoint,
    &parsers::fortimail,
    &parsers::getmail,
    &parsers::gmail,
    &parsers::groupwise,
    &parsers::haraka,
    &parsers::icewarp,
    &parsers::imail,
    &parsers::imss,
    &parsers::ironport,
    &parsers::isode,
    &parsers::kerio,
    &parsers::mailchannels,
    &parsers::mailenable,
    &parsers::mailmarshal,
    &parsers::mailru,
    &parsers::mailsite,
    &parsers::mcafee,
    &parsers::mdaemon,
    &parsers::mercury,
    &parsers::messagelabs,
    &parsers::mimecast,
    &parsers::mirapoint,
    &parsers::naver,
    &parsers::nemesis,
    &parsers::netmail,
    &parsers::netscape,
    &parsers::ntmail,
    &parsers::nullmailer,
    &parsers::opensmtpd,
    &parsers::orange,
    &parsers::outlook_com,
    &parsers::pmdf,
    &parsers::post_office,
    &parsers::postfix,
    &parsers::postini,
    &parsers::proofpoint,
    &parsers::qmail,
    &parsers::qpsmtpd,
    &parsers::qq,
    &parsers::richmail,
    &parsers::rzmta,
    &parsers::scalix,
    &parsers::sendmail,
    &parsers::seznam,
    &parsers::sina,
    &parsers::smartermail,
    &parsers::smtpsvc,
    &parsers::sophos,
    &parsers::ssmtp,
    &parsers::stalwart,
    &parsers::sun_messaging,
    &parsers::surgemail,
    &parsers::symantec,
    &parsers::t_online,
    &parsers::tumbleweed,
    &parsers::vms,
    &parsers::vpop3,
    &parsers::wp_smtpd,
    &parsers::yahoo,
    &parsers::yandex,
    &parsers::zimbra,
    &parsers::zmailer,
    &parsers::zoho,
});

}  // namespace tlspath
