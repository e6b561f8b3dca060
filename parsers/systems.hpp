// The list of mail systems, alphabetical. A new system has its line in both halves (tools/new-system puts it there).
#pragma once

#include <array>

#include "core/path/system.hpp"

namespace tlspath {
namespace parsers {

extern const System active_gate;
extern const System altavista;
extern const System amavis;
extern const System argosoft;
extern const System assp;
extern const System avmailgate;
extern const System barracuda;
extern const System beehive;
extern const System borderware;
extern const System brevo;
extern const System cellopoint;
extern const System chasquid;
extern const System ciphermail;
extern const System citadel;
extern const System clearswift;
extern const System cloudflare;
extern const System codetwo;
extern const System courier;
extern const System cyrus;
extern const System debbugs;
extern const System dma;
extern const System dovecot;
extern const System emwac;
extern const System exacttarget;
extern const System exchange;
extern const System exclaimer;
extern const System exim;
extern const System expurgate;
extern const System eyou;
extern const System farcaster;
extern const System fdm;
extern const System fetchmail;
extern const System forcepoint;
extern const System fortimail;
extern const System fsecure;
extern const System getmail;
extern const System gmail;
extern const System halon;
extern const System haraka;
extern const System hmailserver;
extern const System horde;
extern const System hornetsecurity;
extern const System ibm_gateway;
extern const System imss;
extern const System indimail;
extern const System ironport;
extern const System james;
extern const System knoxportal;
extern const System kopano;
extern const System kumomta;
extern const System listserv;
extern const System maddy;
extern const System mail2000;
extern const System mailchannels;
extern const System mailgun;
extern const System mailmarshal;
extern const System mailscanner;
extern const System mailutils;
extern const System majordomo;
extern const System mandrill;
extern const System masqmail;
extern const System mcafee;
extern const System messagelabs;
extern const System mimecast;
extern const System mimedefang;
extern const System mmdf;
extern const System momentum;
extern const System mox;
extern const System mpop;
extern const System msmtpd;
extern const System norton_gateway;
extern const System nplex;
extern const System nullmailer;
extern const System obtuse;
extern const System opensmtpd;
extern const System pgp_universal;
extern const System postal;
extern const System postfix;
extern const System postini;
extern const System postmark;
extern const System powermta;
extern const System proofpoint;
extern const System qmail;
extern const System qmail_ldap;
extern const System qmail_scanner;
extern const System qpsmtpd;
extern const System qsmtpd;
extern const System raptor;
extern const System retarus;
extern const System roundcube;
extern const System s_qmail;
extern const System sendgrid;
extern const System sendmail;
extern const System ses;
extern const System simta;
extern const System skyguard;
extern const System slmail;
extern const System smail;
extern const System smap;
extern const System smtpbeamer;
extern const System smtpsvc;
extern const System sophos;
extern const System squirrelmail;
extern const System ssmtp;
extern const System stalwart;
extern const System symantec;
extern const System synchronet;
extern const System tessian;
extern const System totemo;
extern const System tumbleweed;
extern const System twisted;
extern const System uw_imap;
extern const System vade;
extern const System vircom;
extern const System xmail;
extern const System xwall;
extern const System zimbra;
extern const System zix;
extern const System zmailer;
extern const System zonemta;

}  // namespace parsers

inline constexpr auto kSystems = std::to_array<const System*>({
    &parsers::active_gate,
    &parsers::altavista,
    &parsers::amavis,
    &parsers::argosoft,
    &parsers::assp,
    &parsers::avmailgate,
    &parsers::barracuda,
    &parsers::beehive,
    &parsers::borderware,
    &parsers::brevo,
    &parsers::cellopoint,
    &parsers::chasquid,
    &parsers::ciphermail,
    &parsers::citadel,
    &parsers::clearswift,
    &parsers::cloudflare,
    &parsers::codetwo,
    &parsers::courier,
    &parsers::cyrus,
    &parsers::debbugs,
    &parsers::dma,
    &parsers::dovecot,
    &parsers::emwac,
    &parsers::exacttarget,
    &parsers::exchange,
    &parsers::exclaimer,
    &parsers::exim,
    &parsers::expurgate,
    &parsers::eyou,
    &parsers::farcaster,
    &parsers::fdm,
    &parsers::fetchmail,
    &parsers::forcepoint,
    &parsers::fortimail,
    &parsers::fsecure,
    &parsers::getmail,
    &parsers::gmail,
    &parsers::halon,
    &parsers::haraka,
    &parsers::hmailserver,
    &parsers::horde,
    &parsers::hornetsecurity,
    &parsers::ibm_gateway,
    &parsers::imss,
    &parsers::indimail,
    &parsers::ironport,
    &parsers::james,
    &parsers::knoxportal,
    &parsers::kopano,
    &parsers::kumomta,
    &parsers::listserv,
    &parsers::maddy,
    &parsers::mail2000,
    &parsers::mailchannels,
    &parsers::mailgun,
    &parsers::mailmarshal,
    &parsers::mailscanner,
    &parsers::mailutils,
    &parsers::majordomo,
    &parsers::mandrill,
    &parsers::masqmail,
    &parsers::mcafee,
    &parsers::messagelabs,
    &parsers::mimecast,
    &parsers::mimedefang,
    &parsers::mmdf,
    &parsers::momentum,
    &parsers::mox,
    &parsers::mpop,
    &parsers::msmtpd,
    &parsers::norton_gateway,
    &parsers::nplex,
    &parsers::nullmailer,
    &parsers::obtuse,
    &parsers::opensmtpd,
    &parsers::pgp_universal,
    &parsers::postal,
    &parsers::postfix,
    &parsers::postini,
    &parsers::postmark,
    &parsers::powermta,
    &parsers::proofpoint,
    &parsers::qmail,
    &parsers::qmail_ldap,
    &parsers::qmail_scanner,
    &parsers::qpsmtpd,
    &parsers::qsmtpd,
    &parsers::raptor,
    &parsers::retarus,
    &parsers::roundcube,
    &parsers::s_qmail,
    &parsers::sendgrid,
    &parsers::sendmail,
    &parsers::ses,
    &parsers::simta,
    &parsers::skyguard,
    &parsers::slmail,
    &parsers::smail,
    &parsers::smap,
    &parsers::smtpbeamer,
    &parsers::smtpsvc,
    &parsers::sophos,
    &parsers::squirrelmail,
    &parsers::ssmtp,
    &parsers::stalwart,
    &parsers::symantec,
    &parsers::synchronet,
    &parsers::tessian,
    &parsers::totemo,
    &parsers::tumbleweed,
    &parsers::twisted,
    &parsers::uw_imap,
    &parsers::vade,
    &parsers::vircom,
    &parsers::xmail,
    &parsers::xwall,
    &parsers::zimbra,
    &parsers::zix,
    &parsers::zmailer,
    &parsers::zonemta,
});

}  // namespace tlspath
