// The list of mail systems, alphabetical. A new system has its line in both halves
// (tools/new-system puts it there).
#pragma once

#include <array>

#include "core/path/system.hpp"

namespace tlspath {
namespace parsers {

extern const System active_gate;
extern const System alimail;
extern const System alligate;
extern const System altavista;
extern const System amavis;
extern const System aol;
extern const System archiveopteryx;
extern const System argosoft;
extern const System assp;
extern const System avmailgate;
extern const System axigen;
extern const System barracuda;
extern const System beehive;
extern const System blackberry;
extern const System borderware;
extern const System brevo;
extern const System cellopoint;
extern const System chasquid;
extern const System chrj_smtpd;
extern const System ciphermail;
extern const System citadel;
extern const System clearswift;
extern const System cloudflare;
extern const System cloudmark;
extern const System codetwo;
extern const System comcast;
extern const System communigate;
extern const System coremail;
extern const System courier;
extern const System crinity;
extern const System cyrus;
extern const System debbugs;
extern const System dma;
extern const System domino;
extern const System dovecot;
extern const System eims_x;
extern const System emailrelay;
extern const System emwac;
extern const System eudora;
extern const System exacttarget;
extern const System exchange;
extern const System exchange_ims;
extern const System exclaimer;
extern const System exim;
extern const System expurgate;
extern const System eyou;
extern const System farcaster;
extern const System fastmail;
extern const System fdm;
extern const System fetchmail;
extern const System fireeye;
extern const System firstclass;
extern const System forcepoint;
extern const System fortimail;
extern const System forward_email;
extern const System fsecure;
extern const System getmail;
extern const System gmail;
extern const System groupwise;
extern const System guerrilla;
extern const System halon;
extern const System haraka;
extern const System hermes;
extern const System hmailserver;
extern const System horde;
extern const System hornetsecurity;
extern const System ibm_gateway;
extern const System icewarp;
extern const System ideasmtpserver;
extern const System imail;
extern const System improvmx;
extern const System imss;
extern const System indimail;
extern const System indy;
extern const System infomaniak;
extern const System ironport;
extern const System isode;
extern const System james;
extern const System kakao;
extern const System kerio;
extern const System knoxportal;
extern const System kopano;
extern const System kumomta;
extern const System listserv;
extern const System maddy;
extern const System magma;
extern const System mail2000;
extern const System mail2world;
extern const System mailchannels;
extern const System mailenable;
extern const System mailfence;
extern const System mailfront;
extern const System mailgun;
extern const System mailmarshal;
extern const System mailo;
extern const System mailru;
extern const System mailscanner;
extern const System mailsite;
extern const System mailtraq;
extern const System mailutils;
extern const System majordomo;
extern const System mandrill;
extern const System mantshx;
extern const System masqmail;
extern const System mcafee;
extern const System mdaemon;
extern const System mercur;
extern const System mercury;
extern const System messagelabs;
extern const System mhale_smtpd;
extern const System mimecast;
extern const System mimedefang;
extern const System mirapoint;
extern const System mmdf;
extern const System momentum;
extern const System mox;
extern const System mpop;
extern const System msmtpd;
extern const System naver;
extern const System nbsmtp;
extern const System nemesis;
extern const System netmail;
extern const System netscape;
extern const System norton_gateway;
extern const System nplex;
extern const System ntmail;
extern const System nullmailer;
extern const System obtuse;
extern const System opensmtpd;
extern const System orange;
extern const System outlook_com;
extern const System pgp_universal;
extern const System pmdf;
extern const System post_office;
extern const System postal;
extern const System postfix;
extern const System postini;
extern const System postmark;
extern const System powermta;
extern const System privateemail;
extern const System proofpoint;
extern const System purelymail;
extern const System qmail;
extern const System qmail_ldap;
extern const System qmail_scanner;
extern const System qpsmtpd;
extern const System qq;
extern const System qsmtpd;
extern const System raptor;
extern const System retarus;
extern const System richmail;
extern const System roundcube;
extern const System rzmta;
extern const System s_qmail;
extern const System scalix;
extern const System securitygateway;
extern const System sendgrid;
extern const System sendmail;
extern const System ses;
extern const System seznam;
extern const System simta;
extern const System sina;
extern const System skyguard;
extern const System slimta;
extern const System slmail;
extern const System smail;
extern const System smap;
extern const System smartermail;
extern const System smtpbeamer;
extern const System smtpsvc;
extern const System smx;
extern const System socketlabs;
extern const System software602;
extern const System sonicwall;
extern const System sophos;
extern const System squirrelmail;
extern const System ssmtp;
extern const System stalwart;
extern const System subetha;
extern const System sun_messaging;
extern const System surgemail;
extern const System symantec;
extern const System synchronet;
extern const System t_online;
extern const System tessian;
extern const System tmda;
extern const System totemo;
extern const System tumbleweed;
extern const System twisted;
extern const System uupc_ache;
extern const System uw_imap;
extern const System vade;
extern const System vircom;
extern const System virusfree;
extern const System vms;
extern const System vpop3;
extern const System vsmtp;
extern const System wp_smtpd;
extern const System xmail;
extern const System xwall;
extern const System yahoo;
extern const System yandex;
extern const System zimbra;
extern const System zix;
extern const System zmailer;
extern const System zoho;
extern const System zonemta;
extern const System zotonic;

}  // namespace parsers

// clang-format off: one a line
inline constexpr auto kSystems = std::to_array<const System*>({
    &parsers::active_gate,
    &parsers::alimail,
    &parsers::alligate,
    &parsers::altavista,
    &parsers::amavis,
    &parsers::aol,
    &parsers::archiveopteryx,
    &parsers::argosoft,
    &parsers::assp,
    &parsers::avmailgate,
    &parsers::axigen,
    &parsers::barracuda,
    &parsers::beehive,
    &parsers::blackberry,
    &parsers::borderware,
    &parsers::brevo,
    &parsers::cellopoint,
    &parsers::chasquid,
    &parsers::chrj_smtpd,
    &parsers::ciphermail,
    &parsers::citadel,
    &parsers::clearswift,
    &parsers::cloudflare,
    &parsers::cloudmark,
    &parsers::codetwo,
    &parsers::comcast,
    &parsers::communigate,
    &parsers::coremail,
    &parsers::courier,
    &parsers::crinity,
    &parsers::cyrus,
    &parsers::debbugs,
    &parsers::dma,
    &parsers::domino,
    &parsers::dovecot,
    &parsers::eims_x,
    &parsers::emailrelay,
    &parsers::emwac,
    &parsers::eudora,
    &parsers::exacttarget,
    &parsers::exchange,
    &parsers::exchange_ims,
    &parsers::exclaimer,
    &parsers::exim,
    &parsers::expurgate,
    &parsers::eyou,
    &parsers::farcaster,
    &parsers::fastmail,
    &parsers::fdm,
    &parsers::fetchmail,
    &parsers::fireeye,
    &parsers::firstclass,
    &parsers::forcepoint,
    &parsers::fortimail,
    &parsers::forward_email,
    &parsers::fsecure,
    &parsers::getmail,
    &parsers::gmail,
    &parsers::groupwise,
    &parsers::guerrilla,
    &parsers::halon,
    &parsers::haraka,
    &parsers::hermes,
    &parsers::hmailserver,
    &parsers::horde,
    &parsers::hornetsecurity,
    &parsers::ibm_gateway,
    &parsers::icewarp,
    &parsers::ideasmtpserver,
    &parsers::imail,
    &parsers::improvmx,
    &parsers::imss,
    &parsers::indimail,
    &parsers::indy,
    &parsers::infomaniak,
    &parsers::ironport,
    &parsers::isode,
    &parsers::james,
    &parsers::kakao,
    &parsers::kerio,
    &parsers::knoxportal,
    &parsers::kopano,
    &parsers::kumomta,
    &parsers::listserv,
    &parsers::maddy,
    &parsers::magma,
    &parsers::mail2000,
    &parsers::mail2world,
    &parsers::mailchannels,
    &parsers::mailenable,
    &parsers::mailfence,
    &parsers::mailfront,
    &parsers::mailgun,
    &parsers::mailmarshal,
    &parsers::mailo,
    &parsers::mailru,
    &parsers::mailscanner,
    &parsers::mailsite,
    &parsers::mailtraq,
    &parsers::mailutils,
    &parsers::majordomo,
    &parsers::mandrill,
    &parsers::mantshx,
    &parsers::masqmail,
    &parsers::mcafee,
    &parsers::mdaemon,
    &parsers::mercur,
    &parsers::mercury,
    &parsers::messagelabs,
    &parsers::mhale_smtpd,
    &parsers::mimecast,
    &parsers::mimedefang,
    &parsers::mirapoint,
    &parsers::mmdf,
    &parsers::momentum,
    &parsers::mox,
    &parsers::mpop,
    &parsers::msmtpd,
    &parsers::naver,
    &parsers::nbsmtp,
    &parsers::nemesis,
    &parsers::netmail,
    &parsers::netscape,
    &parsers::norton_gateway,
    &parsers::nplex,
    &parsers::ntmail,
    &parsers::nullmailer,
    &parsers::obtuse,
    &parsers::opensmtpd,
    &parsers::orange,
    &parsers::outlook_com,
    &parsers::pgp_universal,
    &parsers::pmdf,
    &parsers::post_office,
    &parsers::postal,
    &parsers::postfix,
    &parsers::postini,
    &parsers::postmark,
    &parsers::powermta,
    &parsers::privateemail,
    &parsers::proofpoint,
    &parsers::purelymail,
    &parsers::qmail,
    &parsers::qmail_ldap,
    &parsers::qmail_scanner,
    &parsers::qpsmtpd,
    &parsers::qq,
    &parsers::qsmtpd,
    &parsers::raptor,
    &parsers::retarus,
    &parsers::richmail,
    &parsers::roundcube,
    &parsers::rzmta,
    &parsers::s_qmail,
    &parsers::scalix,
    &parsers::securitygateway,
    &parsers::sendgrid,
    &parsers::sendmail,
    &parsers::ses,
    &parsers::seznam,
    &parsers::simta,
    &parsers::sina,
    &parsers::skyguard,
    &parsers::slimta,
    &parsers::slmail,
    &parsers::smail,
    &parsers::smap,
    &parsers::smartermail,
    &parsers::smtpbeamer,
    &parsers::smtpsvc,
    &parsers::smx,
    &parsers::socketlabs,
    &parsers::software602,
    &parsers::sonicwall,
    &parsers::sophos,
    &parsers::squirrelmail,
    &parsers::ssmtp,
    &parsers::stalwart,
    &parsers::subetha,
    &parsers::sun_messaging,
    &parsers::surgemail,
    &parsers::symantec,
    &parsers::synchronet,
    &parsers::t_online,
    &parsers::tessian,
    &parsers::tmda,
    &parsers::totemo,
    &parsers::tumbleweed,
    &parsers::twisted,
    &parsers::uupc_ache,
    &parsers::uw_imap,
    &parsers::vade,
    &parsers::vircom,
    &parsers::virusfree,
    &parsers::vms,
    &parsers::vpop3,
    &parsers::vsmtp,
    &parsers::wp_smtpd,
    &parsers::xmail,
    &parsers::xwall,
    &parsers::yahoo,
    &parsers::yandex,
    &parsers::zimbra,
    &parsers::zix,
    &parsers::zmailer,
    &parsers::zoho,
    &parsers::zonemta,
    &parsers::zotonic,
});
// clang-format on

}  // namespace tlspath
