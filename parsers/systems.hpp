// The list of mail systems, alphabetical. A new system has its line in both halves (tools/new-system puts it there).
#pragma once

#include <array>

#include "core/path/system.hpp"

namespace tlspath {
namespace parsers {

extern const System amavis;
extern const System barracuda;
extern const System clearswift;
extern const System courier;
extern const System cyrus;
extern const System dma;
extern const System dovecot;
extern const System exchange;
extern const System exim;
extern const System fetchmail;
extern const System forcepoint;
extern const System fortimail;
extern const System getmail;
extern const System gmail;
extern const System haraka;
extern const System imss;
extern const System ironport;
extern const System mailchannels;
extern const System mailmarshal;
extern const System mcafee;
extern const System messagelabs;
extern const System mimecast;
extern const System nullmailer;
extern const System opensmtpd;
extern const System postfix;
extern const System postini;
extern const System proofpoint;
extern const System qmail;
extern const System qpsmtpd;
extern const System sendmail;
extern const System smtpsvc;
extern const System sophos;
extern const System ssmtp;
extern const System stalwart;
extern const System symantec;
extern const System tumbleweed;
extern const System zimbra;
extern const System zmailer;

}  // namespace parsers

inline constexpr auto kSystems = std::to_array<const System*>({
    &parsers::amavis,
    &parsers::barracuda,
    &parsers::clearswift,
    &parsers::courier,
    &parsers::cyrus,
    &parsers::dma,
    &parsers::dovecot,
    &parsers::exchange,
    &parsers::exim,
    &parsers::fetchmail,
    &parsers::forcepoint,
    &parsers::fortimail,
    &parsers::getmail,
    &parsers::gmail,
    &parsers::haraka,
    &parsers::imss,
    &parsers::ironport,
    &parsers::mailchannels,
    &parsers::mailmarshal,
    &parsers::mcafee,
    &parsers::messagelabs,
    &parsers::mimecast,
    &parsers::nullmailer,
    &parsers::opensmtpd,
    &parsers::postfix,
    &parsers::postini,
    &parsers::proofpoint,
    &parsers::qmail,
    &parsers::qpsmtpd,
    &parsers::sendmail,
    &parsers::smtpsvc,
    &parsers::sophos,
    &parsers::ssmtp,
    &parsers::stalwart,
    &parsers::symantec,
    &parsers::tumbleweed,
    &parsers::zimbra,
    &parsers::zmailer,
});

}  // namespace tlspath
