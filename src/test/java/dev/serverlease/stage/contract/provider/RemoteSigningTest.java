package dev.serverlease.stage.contract.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.journal.Journal;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.notification.TestMail;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.Members;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.signature.DemoAuthority.OneTimeSigner;
import dev.serverlease.signature.ExpectedSignature;
import dev.serverlease.signature.provider.HttpPlatform;
import dev.serverlease.signature.provider.PlatformSettings;
import dev.serverlease.signature.provider.SigningPlatform;
import dev.serverlease.signature.provider.SigningPlatform.EnvelopeId;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.link.SigningLinks;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailPreparationException;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * A platform outside signs: its messages come, come twice, late, in the wrong order, forged or never; what it sends
 * back is checked as an uploaded file.
 */
@ServerLeaseTest
class RemoteSigningTest {

    private static final Duration POLL = Duration.ofMinutes(5);

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EnvelopeTable table;

    @Autowired
    private Contracts contracts;

    @Autowired
    private RemoteRequests requests;

    @Autowired
    private RemoteArrivals arrivals;

    @Autowired
    private SigningRounds.Awaited awaited;

    @Autowired
    private SigningRounds.Kept kept;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private ApplicationTrees applications;

    @Autowired
    private KeptFiles files;

    @Autowired
    private Members members;

    @Autowired
    private SigningLinks links;

    @Autowired
    private Journal journal;

    @Autowired
    private LeaseCommands commands;

    @Autowired
    private DemoAuthority authority;

    private FakePlatform outside;
    private HttpPlatform platform;
    private RemoteSigning provider;
    private SigningRounds rounds;
    private SigningReturnController door;
    private String number;

    @BeforeEach
    void connected() throws Exception {
        clock.set(SettableClock.START.plus(Duration.ofHours(70)));
        outside = new FakePlatform();
        var settings =
                new PlatformSettings("platform", outside.address(), FakePlatform.TOKEN, FakePlatform.SECRET, POLL);
        platform = new HttpPlatform(settings);
        provider = new RemoteSigning(table, contracts, requests, platform, links, audit);
        rounds = new SigningRounds(table, platform, arrivals, requests, awaited, kept, settings);
        var beans = new StaticListableBeanFactory();
        beans.addBean("platform", platform);
        door = new SigningReturnController(
                beans.getBeanProvider(SigningPlatform.class), settings, arrivals, table, journal);
        jdbc.sql("update lease.signing_envelope set state = 'CANCELLED', next_at = null where next_at is not null")
                .update();
        number = lease.toBeSigned(lease.application());
        commands.lockedDo(number, provider::open);
    }

    @AfterEach
    void gone() {
        outside.close();
    }

    @Test
    void theDocumentIsHandedOverOnceThoughTheFirstAnswersAreLost() throws Exception {
        outside.fail(1);
        rounds.run();
        assertThat(steps()).doesNotContain("PLATFORM_OPENED");
        clock.set(clock.instant().plusSeconds(60));
        rounds.run();
        var id = envelope();
        var handed = outside.opened.get(id);
        assertThat(handed.path("pdf").binaryValue()).isEqualTo(issued());
        assertThat(handed.path("signers").path(0).path("name").asText()).isEqualTo("王示例");
        assertThat(platform.linkFor(new EnvelopeId(id), RemoteSigning.LESSEE))
                .hasToString("https://sign.example/" + id);
        rounds.run();
        assertThat(outside.opened).hasSize(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void thePlatformsOwnWordsAreToldToOperationsAndNotWrittenToTheLog(CapturedOutput output) {
        outside.refuse("王示例 has no certificate");
        for (int attempt = 0; attempt < 10; attempt++) {
            rounds.run();
            clock.set(clock.instant().plusSeconds(60));
        }
        assertThat(output).contains("refuses with 400").doesNotContain("王示例");
        assertThat(jdbc.sql("select text_zh from lease.notice where lease_number = ? and kind = 'INCIDENT'")
                        .param(number)
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told).contains("400", "王示例 has no certificate"));
    }

    @Test
    void theMailBringsThePlatformsLinkAndWaitsWhereThereIsNone() {
        rounds.run();
        var mailing = new RemoteRequests(applications, files, TestMail.notices(jdbc, members, clock));
        var mail = commands.locked(number, mailing::mail);
        table.mailed(table.newest(number).orElseThrow().request(), mail);
        assertThat(provider.of(mail)).hasValue("https://sign.example/" + envelope());
        outside.fail(1);
        assertThatThrownBy(() -> provider.of(mail)).isInstanceOf(MailPreparationException.class);
        jdbc.sql("delete from lease.mail where id = ?").param(mail).update();
        assertThat(provider.of(mail)).isEmpty();
    }

    @Test
    void aSignedFileIsTakenInOnceHoweverOftenAndInWhateverOrderItIsTold() throws Exception {
        rounds.run();
        signed(issued());
        assertThat(told("signed")).isEqualTo(204);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
        assertThat(told("signed")).as("a repeat").isEqualTo(204);
        assertThat(told("opened")).as("told late").isEqualTo(204);
        assertThat(outside.asked).filteredOn("GET /envelopes/{id}/file"::equals).hasSize(1);
        assertThat(jdbc.sql("select kind || ' ' || reliability || ' ' || (report like '%签署平台%') from lease.signature"
                                + " where lease_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("RELIABLE_ESIGN DEMO true");
        lease.decideToSealElectronically(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void aMessageThatIsForgedOrOfNobodyIsRefusedInWordsAndKept() throws Exception {
        rounds.run();
        signed(issued());
        var raw = FakePlatform.message(envelope(), "signed");
        assertThat(refused(raw, FakePlatform.mac("another body".getBytes()))).isEqualTo(403);
        assertThat(refused(raw, "")).isEqualTo(403);
        var spaced = (" " + new String(raw)).getBytes();
        assertThat(refused(spaced, FakePlatform.mac(raw))).as("other bytes").isEqualTo(403);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        assertThat(jdbc.sql("select count(*) from lease.journal where kind = 'RETURN_REFUSED' and door ="
                                + " '/api/signing-returns/platform' and at = :now")
                        .param("now", java.sql.Timestamp.from(clock.instant()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        var unknown = FakePlatform.message("flow-of-others", "signed");
        assertThat(refused(unknown, FakePlatform.mac(unknown))).isEqualTo(404);
        var nobody = lease.callRaw(null, "POST", "/api/signing-returns/nobody", "{}");
        assertThat(nobody.status()).as(nobody.text()).isEqualTo(404);
        assertThat(nobody.text()).contains("没有接入这个签署平台");
    }

    @Test
    void aLostMessageIsFoundByAskingAndAPlatformThatIsDownIsAskedAgain() throws Exception {
        rounds.run();
        signed(issued());
        outside.fail(1);
        var raw = FakePlatform.message(envelope(), "signed");
        assertThat(refused(raw, FakePlatform.mac(raw))).as("it sends it again").isEqualTo(503);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        clock.set(clock.instant().plus(POLL));
        rounds.run();
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
    }

    @Test
    void whatIsDeclinedThereOrComesBackAlteredIsTheOfficersTask() throws Exception {
        rounds.run();
        outside.states.put(envelope(), "DECLINED");
        told("signed");
        assertThat(lease.hasTask(number, "Task_OfferReturned")).isTrue();
        assertThat(steps()).contains("PLATFORM_DECLINED", "OFFER_RETURNED");

        number = lease.toBeSigned(lease.application());
        commands.lockedDo(number, provider::open);
        rounds.run();
        var altered = issued();
        altered[altered.length / 2] ^= 1;
        outside.files.put(envelope(), altered);
        outside.states.put(envelope(), "SIGNED");
        told("signed");
        assertThat(steps()).contains("SIGNATURE_REFUSED", "OFFER_RETURNED").doesNotContain("SIGNED_LESSEE");
        assertThat(lease.lease(number).path("timeline").toString())
                .as("the way on of who reads it, not of the upload page")
                .contains("不是本次发出的合同文件", "重新送交承租人签署", "Offer it to the lessee again")
                .doesNotContain("重新下载文件", "上传", "Download the file", "upload");
        assertThat(lease.hasTask(number, "Task_OfferReturned")).isTrue();
    }

    @Test
    void whatExpiresThereIsTheOfficersTaskToo() throws Exception {
        rounds.run();
        outside.states.put(envelope(), "EXPIRED");
        told("expired");
        assertThat(steps()).contains("PLATFORM_EXPIRED", "OFFER_RETURNED");
        assertThat(lease.hasTask(number, "Task_OfferReturned")).isTrue();
    }

    @Test
    void whatNobodyAwaitsAnyMoreIsCancelledThere() {
        rounds.run();
        var id = envelope();
        lease.callRaw("sales1", "POST", "/api/leases/" + number + "/withdrawal", "{\"ground\": \"不再需要\"}");
        clock.set(clock.instant().plus(POLL));
        rounds.run();
        assertThat(outside.states).containsEntry(id, "CANCELLED");
        assertThat(steps()).contains("PLATFORM_CANCELLED");
    }

    private void signed(byte[] issued) {
        outside.files.put(
                envelope(),
                authority.signOnce(
                        issued,
                        ExpectedSignature.LESSEE,
                        new OneTimeSigner("王示例", "示例精密机械（上海）有限公司", "91310000MA1FLX015Q"),
                        "签署"));
        outside.states.put(envelope(), "SIGNED");
    }

    private byte[] issued() {
        return lease.bytes("contract1", "/api/leases/" + number + "/contract");
    }

    private String envelope() {
        return table.newest(number).orElseThrow().envelope().value();
    }

    private int told(String event) throws Exception {
        var raw = FakePlatform.message(envelope(), event);
        return door.told("platform", request(raw, FakePlatform.mac(raw)))
                .getStatusCode()
                .value();
    }

    private int refused(byte[] raw, String mac) {
        var status = new int[1];
        assertThatThrownBy(() -> door.told("platform", request(raw, mac)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> status[0] = refusal.status());
        return status[0];
    }

    private static MockHttpServletRequest request(byte[] raw, String mac) {
        var request = new MockHttpServletRequest("POST", "/api/signing-returns/platform");
        request.setContent(raw);
        request.addHeader("X-Signing-Mac", mac);
        return request;
    }

    private List<String> steps() {
        return jdbc.sql("select action from lease.audit where lease_number = ? order by seq")
                .param(number)
                .query(String.class)
                .list();
    }
}
