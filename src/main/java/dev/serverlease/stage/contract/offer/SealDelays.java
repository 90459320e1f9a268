package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.signature.SigningUnavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals that were decided on and could not be applied: told at the first failure, and shown until they are applied. The
 * engine tries each again by itself; when its retries are used up it is an incident, which waits for operations.
 */
@Component
public class SealDelays {

    private static final String ACTION = "SEAL_DELAYED";

    private static final Bilingual FAILED = new Bilingual(
            "加盖或者核验印章时出错，由运维人员查看日志。", "The seal could not be put on or did not hold; operations look into the log.");

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Notices notices;
    private final SealingSettings settings;
    private final TransactionTemplate ownTransaction;

    SealDelays(
            JdbcClient jdbc,
            AuditTrail audit,
            Notices notices,
            SealingSettings settings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.notices = notices;
        this.settings = settings;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * A seal that waits for its next attempt.
     *
     * @param since when it failed first
     * @param why what stood in the way last
     * @param next when it is tried again; null if the retries are used up, and operations have to do something
     * @param retries how many attempts are left
     */
    public record Delay(
            String lease,
            Instant since,
            Bilingual why,
            @Nullable Instant next,
            int retries) {}

    /** Keeps that it failed, as {@link #failed(Lease, Bilingual)} does. */
    void failed(Lease lease, RuntimeException failure) {
        failed(
                lease,
                failure instanceof SigningUnavailable unavailable
                        ? new Bilingual(
                                unavailable.word().zh(), unavailable.word().en())
                        : FAILED);
    }

    /** Keeps why it failed, though the engine takes everything else back; the first time people are told. */
    void failed(Lease lease, Bilingual why) {
        boolean known = of(lease.number()).isPresent();
        audit.recordApart(lease.number(), AuditTrail.SYSTEM, ACTION, Map.of("reason", why.text()));
        if (!known) {
            ownTransaction.executeWithoutResult(status -> tell(lease.number()));
        }
    }

    /** Without the failure's words: they may name people, and a notice leaves the house by mail. */
    private void tell(String number) {
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.SEAL_DELAYED,
                        "租赁 " + number + " 已决定用印，但电子印章暂时未能加盖，合同尚未成立；系统会自动再试，无须重新确认。原因和下一次的时间见租赁页面；重试用尽的，转由运维人员处理。",
                        "Lease " + number
                                + " was to be sealed, but the electronic seal could not be applied yet and nothing"
                                + " is concluded; it is tried again by itself and need not be confirmed anew. The lease's page"
                                + " says why, and when the next attempt is; after the last one operations see to it."),
                Stream.of(Groups.OPERATIONS, Groups.CONTRACT, settings.group())
                        .distinct()
                        .map(Audience::group)
                        .toArray(Audience[]::new));
    }

    /** Of this lease; empty while nothing has failed. */
    public Optional<Delay> of(String leaseNumber) {
        return select(leaseNumber, 1).stream().findFirst();
    }

    /** The longest delayed first. */
    public List<Delay> standing(int most) {
        return select(null, most);
    }

    private List<Delay> select(@Nullable String number, int most) {
        return jdbc.sql("""
                        select i.business_key_ as number, j.retries_ as retries, j.duedate_ as due,
                          min(a.at) as since, (array_agg(a.payload::jsonb #>> '{detail,reason}' order by a.seq desc))[1] as why
                        from act_ru_job j
                        join act_ru_execution e on e.id_ = j.execution_id_ and e.act_id_ = 'Task_ApplySeal'
                        join act_ru_execution i on i.id_ = e.root_proc_inst_id_
                        join lease.audit a on a.lease_number = i.business_key_ and a.action = :action and a.seq > (
                          select max(d.seq) from lease.audit d
                          where d.lease_number = a.lease_number and d.action = 'SEAL_DECIDED')
                        where j.handler_type_ = 'async-continuation'
                          and (cast(:number as text) is null or i.business_key_ = :number)
                        group by i.business_key_, j.id_, j.retries_, j.duedate_ order by since, number limit :most""")
                .param("action", ACTION)
                .param("number", number)
                .param("most", most)
                .query((row, index) -> delay(row))
                .list();
    }

    private static Delay delay(ResultSet row) throws SQLException {
        int retries = row.getInt("retries");
        return new Delay(
                row.getString("number"),
                row.getTimestamp("since").toInstant(),
                Bilingual.of(row.getString("why")),
                retries == 0 ? null : row.getTimestamp("due").toInstant(),
                retries);
    }
}
