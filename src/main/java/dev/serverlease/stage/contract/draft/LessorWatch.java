package dev.serverlease.stage.contract.draft;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.register.RegisterChanged;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When the lessor's entry changes, or is corrected, each open task of the seal says what holds now, of contracts and
 * agreements alike: each in its own transaction after the import's, and one that fails does not stop the others. The
 * lessor's permit is part of its entry, so that the register of permits changes nothing here.
 */
@Component
class LessorWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LessorWatch.class);

    private static final String SEALING = "Task_SealForLessor";
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final LeaseSettings settings;
    private final LeaseCommands commands;
    private final LeaseTasks tasks;

    LessorWatch(JdbcClient jdbc, LeaseSettings settings, LeaseCommands commands, LeaseTasks tasks) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.commands = commands;
        this.tasks = tasks;
    }

    @TransactionalEventListener
    void changed(RegisterChanged change) {
        if (change.lessors().contains(settings.lessorCode())) {
            for (var batch = next(""); !batch.isEmpty(); batch = next(batch.get(batch.size() - 1))) {
                batch.forEach(this::showAgain);
            }
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

    private List<String> next(String after) {
        return jdbc.sql("select distinct p.business_key_ from act_ru_task t"
                        + " join act_ru_execution p on p.id_ = t.proc_inst_id_"
                        + " where t.task_def_key_ = :key and p.business_key_ > :after order by 1 limit :batch")
                .param("key", SEALING)
                .param("after", after)
                .param("batch", BATCH)
                .query(String.class)
                .list();
    }
}
