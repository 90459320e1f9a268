package dev.serverlease.stage.lessee.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Moment;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.notification.TestMail;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.Members;
import dev.serverlease.stage.contract.ContractConcluded;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.transaction.PlatformTransactionManager;

/** The conclusion of the contract is told to the lessee with the link to its page; sales is reminded to renew it. */
@ServerLeaseTest
class LesseeLinkMailTest implements MailSender {

    private static final Pattern LINK = Pattern.compile("https://lease\\.example\\.com(/lessee/[A-Za-z0-9_-]{43})\\s");

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
    private LesseeLinkTable links;

    @Autowired
    private LesseeSteps steps;

    @Autowired
    private PageWindow window;

    @Autowired
    private ApplicationTrees applications;

    @Autowired
    private Moment moment;

    @Autowired
    private LinkReminder reminder;

    private final List<SimpleMailMessage> sent = new ArrayList<>();
    private Notices notices;
    private LesseeLinkMail mail;
    private LesseeLinks lesseeLinks;
    private String number;

    @BeforeEach
    void mailServer() {
        clock.set(SettableClock.START.plus(Duration.ofHours(40)));
        jdbc.sql("delete from lease.mail").update();
        notices = TestMail.notices(jdbc, members, clock);
        mail = new LesseeLinkMail(links, notices, clock);
        lesseeLinks = new LesseeLinks(links, mail, steps, window, applications, notices, moment);
        number = lease.apply(lease.application());
        lease.approve("legal1", number);
    }

    @AfterEach
    void noMailServer() {
        jdbc.sql("delete from lease.mail").update();
    }

    @Test
    void theConclusionIsMailedToTheAgreedAddressWithALinkThatIsStoredNowhere() {
        commands.lockedDo(number, one -> lesseeLinks.concluded(new ContractConcluded(one)));
        send();
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(told("LESSEE_PAGE"))
                .as("without a mail server sales hands it over")
                .isEqualTo(1);
        commands.lockedDo(number, one -> lesseeLinks.concluded(new ContractConcluded(one)));
        send();
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getTo()).containsExactly("legal@lessee.example");
            assertThat(message.getSubject()).contains("合同成立");
            assertThat(message.getText()).contains("合同 " + number + " 已由出租人用印，合同成立");
            assertThat(lease.call(null, "GET", path(message), null).status()).isEqualTo(200);
        });
        var token = path(sent.get(0)).replace("/lessee/", "");
        for (var table : List.of("mail", "notice", "audit", "lessee_link", "lessee_token")) {
            assertThat(jdbc.sql("select count(*) from lease." + table + " t where t::text like ?")
                            .param("%" + token + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        commands.lockedDo(number, one -> lesseeLinks.issue(one, null, "sales1"));
        commands.lockedDo(
                number,
                one -> assertThat(lesseeLinks.revoke(one, "sales1", "换人")).isTrue());
        send();
        assertThat(sent).as("the mail of a link that has ended is not sent").hasSize(1);
        assertThat(lease.call(null, "GET", path(sent.get(0)), null).status()).isEqualTo(404);
    }

    @Test
    void salesIsToldOnceOfALinkThatWillSoonExpire() {
        lease.signByBoth(number);
        lease.runJobs(number);
        commands.lockedDo(number, one -> lesseeLinks.issue(one, null, "sales1"));
        int before = told("LESSEE_PAGE");
        reminder.remind();
        assertThat(told("LESSEE_PAGE")).isEqualTo(before);
        clock.set(clock.instant().plus(Duration.ofDays(167)));
        reminder.remind();
        reminder.remind();
        assertThat(told("LESSEE_PAGE")).isEqualTo(before + 1);
    }

    /** Whoever has no account gets no address of the lessor's people. */
    @Test
    void whatIsToldToTheLesseeLeadsToItsOwnPageAndNowhereElse() {
        lease.signByBoth(number);
        lease.runJobs(number);
        commands.lockedDo(number, one -> lesseeLinks.issue(one, null, "sales1"));
        send();
        sent.clear();
        suspended();
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getText()).contains("服务器服务已暂停").doesNotContain("/desk");
            assertThat(lease.call(null, "GET", path(message), null).status()).isEqualTo(200);
        });
        sent.clear();
        commands.lockedDo(
                number,
                one -> assertThat(lesseeLinks.revoke(one, "sales1", "换人")).isTrue());
        suspended();
        assertThat(sent)
                .singleElement()
                .satisfies(message -> assertThat(message.getText()).doesNotContain("https://lease.example.com"));
    }

    private void suspended() {
        notices.tell(
                Notice.about(number, NoticeKind.SERVICE_SUSPENDED, "服务器服务已暂停。", "The service is suspended."),
                Audience.outside("legal@lessee.example"));
        send();
    }

    private static String path(SimpleMailMessage message) {
        var found = LINK.matcher(String.valueOf(message.getText()));
        assertThat(found.find()).as(message.getText()).isTrue();
        return found.group(1);
    }

    private void send() {
        TestMail.send(jdbc, this, notices, List.of(mail), transactions, clock);
    }

    private int told(String kind) {
        return jdbc.sql("select count(*) from lease.notice where lease_number = ? and kind = ? and person = 'sales1'")
                .param(number)
                .param(kind)
                .query(Integer.class)
                .single();
    }

    @Override
    public void send(SimpleMailMessage... messages) {
        sent.addAll(List.of(messages));
    }
}
