package dev.serverlease.stage.contract.draft;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Party;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.register.RegisterChanged;
import dev.serverlease.stage.contract.OpenSigning;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When the lessor's entry changes, or is corrected, each open task of the seal says what holds now, of contracts and
 * agreements alike, and contract officers are told which text that is still with a lessee can no longer be sealed: each
 * in its own transaction after the import's, and one that fails does not stop the others. The lessor's permit is part
 * of its entry, so that the register of permits changes nothing here.
 */
@Component
class LessorWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LessorWatch.class);

    private static final String SEALING = "Task_SealForLessor";
    private static final int BATCH = 200;

    private static final String TO_SEAL = "select distinct p.business_key_ from act_ru_task t"
            + " join act_ru_execution p on p.id_ = t.proc_inst_id_ where t.task_def_key_ = :key";

    private static final String WITH_THE_LESSEE = "select distinct p.business_key_ from act_ru_event_subscr s"
            + " join act_ru_execution p on p.id_ = s.proc_inst_id_ where s.event_name_ = :key";

    private final JdbcClient jdbc;
    private final LeaseSettings settings;
    private final LeaseCommands commands;
    private final LeaseTasks tasks;
    private final OpenSigning signing;
    private final DraftedLessor drafted;
    private final Notices notices;

    LessorWatch(
            JdbcClient jdbc,
            LeaseSettings settings,
            LeaseCommands commands,
            LeaseTasks tasks,
            OpenSigning signing,
            DraftedLessor drafted,
            Notices notices) {
        this.signing = signing;
        this.drafted = drafted;
        this.notices = notices;
        this.jdbc = jdbc;
        this.settings = settings;
        this.commands = commands;
        this.tasks = tasks;
    }

    @TransactionalEventListener
    void changed(RegisterChanged change) {
        if (change.lessors().contains(settings.lessorCode())) {
            each(TO_SEAL, SEALING, this::showAgain);
            each(WITH_THE_LESSEE, LeaseMessages.LESSEE_SIGNED, this::tell);
        }
    }

    private void each(String leases, String key, Consumer<String> act) {
        for (var batch = next(leases, key, "");
                !batch.isEmpty();
                batch = next(leases, key, batch.get(batch.size() - 1))) {
            batch.forEach(act);
        }
    }

    private void tell(String number) {
        try {
            commands.lockedDo(
                    number,
                    lease -> signing.of(lease)
                            .filter(draft -> !draft.isSignedBy(Party.LESSEE))
                            .flatMap(draft -> drafted.objection(number, draft))
                            .ifPresent(why -> notices.tell(
                                    Notice.about(
                                            number,
                                            NoticeKind.SIGNING_ONLINE,
                                            "租赁 " + number + " 送交承租人签署的文本不能再签署。" + why.zh(),
                                            "What lease " + number + " has with the lessee can no longer be signed. "
                                                    + why.en()),
                                    Audience.group(Groups.CONTRACT))));
        } catch (RuntimeException e) {
            LOG.error(
                    "Nobody was told that the lessor changed after the draft of lease {}; its link and page refuse it",
                    number,
                    e);
        }
    }

    private void showAgain(String number) {
        try {
            commands.lockedDo(number, lease -> tasks.showAgain(lease, SEALING));
        } catch (RuntimeException e) {
            LOG.error(
                    "The open seal task of lease {} still shows the lessor as it was; the seal itself compares anew",
                    number,
                    e);
        }
    }

    private List<String> next(String leases, String key, String after) {
        return jdbc.sql(leases + " and p.business_key_ > :after order by 1 limit :batch")
                .param("key", key)
                .param("after", after)
                .param("batch", BATCH)
                .query(String.class)
                .list();
    }
}
