package dev.serverlease.stage.contract.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.notification.Notices;
import dev.serverlease.notification.TestMail;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.Members;
import dev.serverlease.stage.contract.offer.UndeliverableOffers;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.transaction.PlatformTransactionManager;

/** The link goes out by mail, its token made when it is sent; what became of the mail is seen. */
@ServerLeaseTest
class LinkMailTest implements MailSender {

    private static final Pattern LINK = Pattern.compile("https://lease\\.example\\.com(/sign/[A-Za-z0-9_-]{43})\\s");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Members members;

    @Autowired
    private LeaseCommands commands;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private NewLinks newLinks;

    @Autowired
    private LinkTable links;

    @Autowired
    private LinkSteps steps;

    @Autowired
    private UndeliverableOffers undeliverable;

    private final List<SimpleMailMessage> sent = new ArrayList<>();
    private MailException failure;
    private Notices notices;
    private LinkMail mail;
    private SigningLinks signing;
    private String number;

    @BeforeEach
    void mailServer() {
        clock.set(SettableClock.START.plus(Duration.ofHours(30)));
        jdbc.sql("delete from lease.mail").update();
        notices = TestMail.notices(jdbc, members, clock);
        mail = new LinkMail(links, notices, clock);
        signing = new SigningLinks(newLinks, links, steps, mail, notices);
        number = lease.toBeSigned(lease.application());
        // the process has sent a link before
        clock.set(clock.instant().plusSeconds(1));
    }

    @AfterEach
    void noMailServer() {
        jdbc.sql("delete from lease.mail").update();
    }

    @Test
    void eachMailHasATokenOfItsOwnAndNoneIsStored() {
        commands.lockedDo(number, signing::open);
        send();
        commands.lockedDo(number, signing::remind);
        send();
        assertThat(sent).hasSize(2).allSatisfy(message -> {
            assertThat(message.getTo()).containsExactly("legal@lessee.example");
            assertThat(lease.call(null, "GET", path(message), null).status()).isEqualTo(200);
        });
        assertThat(path(sent.get(0))).isNotEqualTo(path(sent.get(1)));
        for (var message : sent) {
            var token = path(message).replace("/sign/", "");
            for (var table : List.of("mail", "notice", "audit", "signing_link", "signing_token")) {
                assertThat(jdbc.sql("select count(*) from lease." + table + " t where t::text like ?")
                                .param("%" + token + "%")
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
        assertThat(delivery()).startsWith("已由邮件服务器接收");
        assertThat(jdbc.sql("select action from lease.audit where lease_number = ? and action like 'SIGNING_LINK_%'"
                                + " order by seq")
                        .param(number)
                        .query(String.class)
                        .list())
                .as("the process's own link had no mail server")
                .containsExactly(
                        "SIGNING_LINK_UNSENT", "SIGNING_LINK_REVOKED", "SIGNING_LINK_MAILED", "SIGNING_LINK_REMINDED");
        commands.lockedDo(
                number,
                one -> assertThat(signing.cancel(one, "contract1", "改人")).isTrue());
        assertThat(lease.call(null, "GET", path(sent.get(1)), null).status()).isEqualTo(404);
    }

    @Test
    void anAddressThatIsNotThereIsSeenByContractOfficers() throws Exception {
        failure = new MailSendException(Map.of(
                new SimpleMailMessage(),
                new SendFailedException("550 no such user", null, null, null, new InternetAddress[] {
                    new InternetAddress("legal@lessee.example")
                })));
        commands.lockedDo(number, signing::open);
        send();
        assertThat(delivery()).startsWith("未送达 legal@lessee.example");
        assertThat(told("MAIL_FAILED")).contains("contract-officers");
        undeliverable.run();
        assertThat(lease.hasTask(number, "Task_OfferReturned"))
                .as("without anybody recording it")
                .isTrue();
        assertThat(jdbc.sql(
                                "select by || ' ' || reason from lease.offer_event where lease_number = ? and kind = 'RETURNED'")
                        .param(number)
                        .query(String.class)
                        .single())
                .startsWith("system")
                .contains("legal@lessee.example", "550 no such user");
        undeliverable.run();
        assertThat(jdbc.sql("select count(*) from lease.offer_event where lease_number = ? and kind = 'RETURNED'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    /** What the server takes at first and refuses after the text is no matter of time either. */
    @Test
    void aMailRefusedForGoodIsNotTriedAgainAndOneRefusedForNowIs() throws Exception {
        for (var code : List.of(451, 554)) {
            failure = new MailSendException(Map.of(
                    new SimpleMailMessage(),
                    new SMTPSendFailedException(".", code, code + " refused", null, null, null, null)));
            commands.lockedDo(number, signing::open);
            send();
            assertThat(delivery()).startsWith(code == 554 ? "未送达" : "发送失败，将重试");
            clock.set(clock.instant().plusSeconds(1));
        }
    }

    @Test
    void aLesseeWithoutAnAddressIsTheOfficersToReach() {
        var application = lease.application();
        ((com.fasterxml.jackson.databind.node.ObjectNode) application.path("lessee")).remove("email");
        number = lease.apply(application);
        lease.approve("legal1", number);
        send();
        assertThat(sent).isEmpty();
        assertThat(delivery()).startsWith("邮件没有发出");
        assertThat(told("SIGNING_ONLINE")).containsExactly("contract-officers");
        assertThat(delivery()).contains("重新发出链接");

        lease.callRaw("sales1", "POST", "/api/leases/" + number + "/withdrawal", "{\"ground\": \"不再需要\"}");
        assertThat(delivery()).as("nothing is to be signed any more").isEqualTo("邮件没有发出");
        assertThat(lease.call("contract1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("signing-heading")
                .doesNotContain("重新发出链接");
    }

    /** A mail that waits when its link ends is not sent. */
    @Test
    void theMailOfALinkThatHasEndedIsNotSent() {
        commands.lockedDo(number, signing::expire);
        send();
        assertThat(sent).isEmpty();
    }

    private static String path(SimpleMailMessage message) {
        var found = LINK.matcher(String.valueOf(message.getText()));
        assertThat(found.find()).as(message.getText()).isTrue();
        return found.group(1);
    }

    private void send() {
        TestMail.send(jdbc, this, notices, List.of(mail), transactions, clock);
    }

    private String delivery() {
        return lease.call("contract1", "GET", "/api/leases/" + number + "/signing-links", null)
                .body()
                .path("links")
                .path(0)
                .path("delivery")
                .path("zh")
                .asText();
    }

    private List<String> told(String kind) {
        return jdbc.sql(
                        "select group_id from lease.notice where lease_number = ? and kind = ? and group_id is not null")
                .param(number)
                .param(kind)
                .query(String.class)
                .list();
    }

    @Override
    public void send(SimpleMailMessage... messages) {
        if (failure != null) {
            throw failure;
        }
        sent.addAll(List.of(messages));
    }
}
