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
extern const System avmailgate;
extern const System barracuda;
extern const System beehive;
extern const System borderware;
extern const System brevo;
extern const System cellopoint;
extern const System ciphermail;
extern const System clearswift;
extern const System cloudflare;
extern const System codetwo;
extern const System courier;
extern const System cyrus;
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
extern const System fetchmail;
extern const System forcepoint;
extern const System fortimail;
extern const System fsecure;
extern const System getmail;
extern const System gmail;
extern const System halon;
extern const System haraka;
extern const System hornetsecurity;
extern const System ibm_gateway;
extern const System imss;
extern const System ironport;
extern const System knoxportal;
extern const System mail2000;
extern const System mailchannels;
extern const System mailgun;
extern const System mailmarshal;
extern const System mandrill;
extern const System mcafee;
extern const System messagelabs;
extern const System mimecast;
extern const System momentum;
extern const System norton_gateway;
extern const System nplex;
extern const System nullmailer;
extern const System opensmtpd;
extern const System pgp_universal;
extern const System postfix;
extern const System postini;
extern const System postmark;
extern const System powermta;
extern const System proofpoint;
extern const System qmail;
extern const System qpsmtpd;
extern const System raptor;
extern const System retarus;
extern const System sendgrid;
extern const System sendmail;
extern const System ses;
extern const System skyguard;
extern const System slmail;
extern const System smtpbeamer;
extern const System smtpsvc;
extern const System sophos;
extern const System ssmtp;
extern const System stalwart;
extern const System symantec;
extern const System tessian;
extern const System totemo;
extern const System tumbleweed;
extern const System vade;
extern const System vircom;
extern const System xwall;
extern const System zimbra;
extern const System zix;
extern const System zmailer;

}  // namespace parsers

inline constexpr auto kSystems = std::to_array<const System*>({
    &parsers::active_gate,
    &parsers::altavista,
    &parsers::amavis,
    &parsers::argosoft,
    &parsers::avmailgate,
    &parsers::barracuda,
    &parsers::beehive,
    &parsers::borderware,
    &parsers::brevo,
    &parsers::cellopoint,
    &parsers::ciphermail,
    &parsers::clearswift,
    &parsers::cloudflare,
    &parsers::codetwo,
    &parsers::courier,
    &parsers::cyrus,
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
    &parsers::fetchmail,
    &parsers::forcepoint,
    &parsers::fortimail,
    &parsers::fsecure,
    &parsers::getmail,
    &parsers::gmail,
    &parsers::halon,
    &parsers::haraka,
    &parsers::hornetsecurity,
    &parsers::ibm_gateway,
    &parsers::imss,
    &parsers::ironport,
    &parsers::knoxportal,
    &parsers::mail2000,
    &parsers::mailchannels,
    &parsers::mailgun,
    &parsers::mailmarshal,
    &parsers::mandrill,
    &parsers::mcafee,
    &parsers::messagelabs,
    &parsers::mimecast,
    &parsers::momentum,
    &parsers::norton_gateway,
    &parsers::nplex,
    &parsers::nullmailer,
    &parsers::opensmtpd,
    &parsers::pgp_universal,
    &parsers::postfix,
    &parsers::postini,
    &parsers::postmark,
    &parsers::powermta,
    &parsers::proofpoint,
    &parsers::qmail,
    &parsers::qpsmtpd,
    &parsers::raptor,
    &parsers::retarus,
    &parsers::sendgrid,
    &parsers::sendmail,
    &parsers::ses,
    &parsers::skyguard,
    &parsers::slmail,
    &parsers::smtpbeamer,
    &parsers::smtpsvc,
    &parsers::sophos,
    &parsers::ssmtp,
    &parsers::stalwart,
    &parsers::symantec,
    &parsers::tessian,
    &parsers::totemo,
    &parsers::tumbleweed,
    &parsers::vade,
    &parsers::vircom,
    &parsers::xwall,
    &parsers::zimbra,
    &parsers::zix,
    &parsers::zmailer,
});

}  // namespace tlspath
