// See providers.hpp. The family is named after its best known domain.
// Source    above each house that is no matter of course: the operator's own pages, or what its own
//           hosts call themselves in one and the same hand-over.
// Not done  names inside a house that DNS does not know (exchange.corp.local): no domain to list

#include "parsers/providers.hpp"

#include <array>

namespace tlspath::parsers {

std::span<const ProviderDomain> providers() {
  constexpr bool kFilters = true;
  static constexpr auto kProviders = std::to_array<ProviderDomain>({
      // Alibaba Mail: smtp.aliyun-inc.com hands to *.biz.mail.alibaba.com.
      {"alibaba.com", "aliyun.com"},
      {"aliyun-inc.com", "aliyun.com"},
      {"aliyun.com", "aliyun.com"},
      // Arcor: mx.arcor.de goes out as mail-in-*.arcor-online.net.
      {"arcor-online.net", "arcor.de"},
      {"arcor.de", "arcor.de"},
      // Feishu, Lark: smtp.feishu.cn goes out as *.ptr.blmpb.com.
      {"blmpb.com", "feishu.cn"},
      {"feishu.cn", "feishu.cn"},
      // Fraunhofer-Gesellschaft: *.fhg.de goes out as mail.*.fraunhofer.de.
      {"fhg.de", "fraunhofer.de"},
      {"fraunhofer.de", "fraunhofer.de"},
      // Free: zimbra*.priv.proxad.net hands to smtp*.free.fr.
      {"free.fr", "free.fr"},
      {"proxad.net", "free.fr"},
      // GMX, of 1&1 Mail & Media (gmx.net/impressum): mail.gmx.com hands to mout.gmx.net.
      {"gmx.com", "gmx.net"},
      {"gmx.de", "gmx.net"},
      {"gmx.net", "gmx.net"},
      // Hornetsecurity: he-nlb*.hornetsecurity.com hands to mx-relay*.antispameurope.com.
      {"antispameurope.com", "hornetsecurity.com", kFilters},
      {"hornetsecurity.com", "hornetsecurity.com", kFilters},
      {"gmail.com", "google.com"},
      {"google.com", "google.com"},
      {"googlemail.com", "google.com"},
      {"kernel.org", "kernel.org"},
      {"vger.email", "kernel.org"},
      // Mail.ru: fallback*.m.smailru.net goes out as fallback*.mail.ru.
      {"mail.ru", "mail.ru"},
      {"smailru.net", "mail.ru"},
      // mailbox.org is offered by Heinlein Hosting, before by Heinlein Support (its terms).
      {"heinlein-hosting.de", "mailbox.org"},
      {"heinlein-support.de", "mailbox.org"},
      {"mailbox.org", "mailbox.org"},
      // Mailgun: smtp-out-*.postgun.com goes out as *.mailgun.us, *.mailgun.net.
      {"mailgun.info", "mailgun.org"},
      {"mailgun.net", "mailgun.org"},
      {"mailgun.org", "mailgun.org"},
      {"mailgun.us", "mailgun.org"},
      {"postgun.com", "mailgun.org"},
      // Symantec Email Security.cloud: its hosts name themselves by both.
      {"messagelabs.com", "messagelabs.com", kFilters},
      {"symcld.net", "messagelabs.com", kFilters},
      // Micro Focus, with HPE Software since 2017-09 (softwaresupport.softwaregrp.com).
      {"microfocus.com", "microfocus.com"},
      {"softwaregrp.com", "microfocus.com"},
      // Microchip: chn-vm-ex*.mchp-main.com goes out as email.microchip.com.
      {"mchp-main.com", "microchip.com"},
      {"microchip.com", "microchip.com"},
      // Mimecast's regions ("Mimecast Data Centers and URLs").
      {"mimecast-offshore.com", "mimecast.com", kFilters},
      {"mimecast.co.za", "mimecast.com", kFilters},
      {"mimecast.com", "mimecast.com", kFilters},
      {"exchangelabs.com", "outlook.com"},
      {"office365.com", "outlook.com"},
      // "Microsoft 365 US Government GCC High endpoints": *.protection.office365.us
      {"office365.us", "outlook.com"},
      {"outlook.com", "outlook.com"},
      // Proofpoint on Demand: m*.ppops.net goes out as mx0*.pphosted.com.
      {"pphosted.com", "pphosted.com", kFilters},
      {"ppops.net", "pphosted.com", kFilters},
      // Postini: *.postini.com goes out as *.obsmtp.com.
      {"obsmtp.com", "postini.com", kFilters},
      {"postini.com", "postini.com", kFilters},
      // Retarus: kdin*.retarus.com hands to mailout*.rmx.de on a private network.
      {"retarus.com", "retarus.com", kFilters},
      {"rmx.de", "retarus.com", kFilters},
      // Namecheap: se*.registrar-servers.com goes out as se*.privateemail.com.
      {"privateemail.com", "privateemail.com"},
      {"registrar-servers.com", "privateemail.com"},
      // Belgacom Skynet: relay.skynet.be goes out as mailrelay*.isp.belgacom.be.
      {"belgacom.be", "skynet.be"},
      {"skynet.be", "skynet.be"},
      // SMTP2GO: smtpcorp.com goes out as *.smtp2go.com.
      {"smtp2go.com", "smtp2go.com"},
      {"smtpcorp.com", "smtp2go.com"},
      {"sourceforge.com", "sourceforge.net"},
      {"sourceforge.net", "sourceforge.net"},
      {"rzone.de", "strato.de"},
      {"strato.de", "strato.de"},
      {"suse.cz", "suse.de"},
      {"suse.de", "suse.de"},
      // Vade for EarthLink: *.internal.vadesecure.com goes out as mta-*.earthlink-vadesecure.net.
      {"earthlink-vadesecure.net", "vadesecure.com"},
      {"vadesecure.com", "vadesecure.com"},
      // Verizon: vms*.mailsrvcs.net goes out as vms*pub.verizon.net.
      {"mailsrvcs.net", "verizon.net"},
      {"verizon.net", "verizon.net"},
      // XS4ALL: webmail.xs4all.nl hands to smtp-cloud*.xs4all.net.
      {"xs4all.net", "xs4all.nl"},
      {"xs4all.nl", "xs4all.nl"},
      // Yandex: *.qloud-c.yandex.net hands to mail.yandex.ru.
      {"yandex.net", "yandex.ru"},
      {"yandex.ru", "yandex.ru"},
      {"zoho.com", "zoho.com"},
      {"zohomail.com", "zoho.com"},
      // One domain each: SpamExperts, Barracuda, eXpurgate, Cisco, Forcepoint, Proofpoint
      // Essentials.
      {"antispamcloud.com", "antispamcloud.com", kFilters},
      {"barracudanetworks.com", "barracudanetworks.com", kFilters},
      {"expurgate.net", "expurgate.net", kFilters},
      {"iphmx.com", "iphmx.com", kFilters},
      {"mailcontrol.com", "mailcontrol.com", kFilters},
      {"ppe-hosted.com", "ppe-hosted.com", kFilters},
  });
  return kProviders;
}

}  // namespace tlspath::parsers
