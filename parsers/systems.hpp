// The list of mail systems, alphabetical. A new system has its line in both halves (tools/new-system puts it there).
#pragma once

#include <array>

#include "core/path/system.hpp"

namespace tlspath {
namespace parsers {

extern const System amavis;
extern const System assp;
extern const System barracuda;
extern const System chasquid;
extern const System citadel;
extern const System clearswift;
extern const System courier;
extern const System cyrus;
extern const System debbugs;
extern const System dma;
extern const System dovecot;
extern const System exchange;
extern const System exim;
extern const System fdm;
extern const System fetchmail;
extern const System forcepoint;
extern const System fortimail;
extern const System getmail;
extern const System gmail;
extern const System haraka;
extern const System hmailserver;
extern const System horde;
extern const System imss;
extern const System indimail;
extern const System ironport;
extern const System james;
extern const System kopano;
extern const System kumomta;
extern const System listserv;
extern const System maddy;
extern const System mailchannels;
extern const System mailmarshal;
extern const System mailscanner;
extern const System mailutils;
extern const System majordomo;
extern const System masqmail;
extern const System mcafee;
extern const System messagelabs;
extern const System mimecast;
extern const System mimedefang;
extern const System mmdf;
extern const System mox;
extern const System mpop;
extern const System msmtpd;
extern const System nullmailer;
extern const System obtuse;
extern const System opensmtpd;
extern const System postal;
extern const System postfix;
extern const System postini;
extern const System proofpoint;
extern const System qmail;
extern const System qmail_ldap;
extern const System qmail_scanner;
extern const System qpsmtpd;
extern const System qsmtpd;
extern const System roundcube;
extern const System s_qmail;
extern const System sendmail;
extern const System simta;
extern const System smail;
extern const System smap;
extern const System smtpsvc;
extern const System sophos;
extern const System squirrelmail;
extern const System ssmtp;
extern const System stalwart;
extern const System symantec;
extern const System synchronet;
extern const System tumbleweed;
extern const System twisted;
extern const System uw_imap;
extern const System xmail;
extern const System zimbra;
extern const System zmailer;
extern const System zonemta;

}  // namespace parsers

inline constexpr auto kSystems = std::to_array<const System*>({
    &parsers::amavis,
    &parsers::assp,
    &parsers::barracuda,
    &parsers::chasquid,
    &parsers::citadel,
    &parsers::clearswift,
    &parsers::courier,
    &parsers::cyrus,
    &parsers::debbugs,
    &parsers::dma,
    &parsers::dovecot,
    &parsers::exchange,
    &parsers::exim,
    &parsers::fdm,
    &parsers::fetchmail,
    &parsers::forcepoint,
    &parsers::fortimail,
    &parsers::getmail,
    &parsers::gmail,
    &parsers::haraka,
    &parsers::hmailserver,
    &parsers::horde,
    &parsers::imss,
    &parsers::indimail,
    &parsers::ironport,
    &parsers::james,
    &parsers::kopano,
    &parsers::kumomta,
    &parsers::listserv,
    &parsers::maddy,
    &parsers::mailchannels,
    &parsers::mailmarshal,
    &parsers::mailscanner,
    &parsers::mailutils,
    &parsers::majordomo,
    &parsers::masqmail,
    &parsers::mcafee,
    &parsers::messagelabs,
    &parsers::mimecast,
    &parsers::mimedefang,
    &parsers::mmdf,
    &parsers::mox,
    &parsers::mpop,
    &parsers::msmtpd,
    &parsers::nullmailer,
    &parsers::obtuse,
    &parsers::opensmtpd,
    &parsers::postal,
    &parsers::postfix,
    &parsers::postini,
    &parsers::proofpoint,
    &parsers::qmail,
    &parsers::qmail_ldap,
    &parsers::qmail_scanner,
    &parsers::qpsmtpd,
    &parsers::qsmtpd,
    &parsers::roundcube,
    &parsers::s_qmail,
    &parsers::sendmail,
    &parsers::simta,
    &parsers::smail,
    &parsers::smap,
    &parsers::smtpsvc,
    &parsers::sophos,
    &parsers::squirrelmail,
    &parsers::ssmtp,
    &parsers::stalwart,
    &parsers::symantec,
    &parsers::synchronet,
    &parsers::tumbleweed,
    &parsers::twisted,
    &parsers::uw_imap,
    &parsers::xmail,
    &parsers::zimbra,
    &parsers::zmailer,
    &parsers::zonemta,
});

}  // namespace tlspath
