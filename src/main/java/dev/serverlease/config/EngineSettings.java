package dev.serverlease.config;

import dev.serverlease.operation.log.LogMarks;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Engine settings that Spring Boot's properties do not offer: an index to find due jobs, and narrow task permissions,
 * so that a candidate cannot re-assign a claimed task or write variables. No code may come in from outside.
 */
@Component
@DependsOnDatabaseInitialization
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

    /**
     * Most rows have no tenant, case, batch, super execution or task, and yet an entry in the index of each: half of
     * what a row writes. An index without them serves the same look-ups and foreign keys. Those by which open tasks are
     * sorted or found unassigned stay as they are.
     */
    private static final String WITHOUT_EMPTY_ENTRIES = """
            do $$
            declare
                i record;
            begin
                -- of nodes that start at the same time one does it
                perform pg_advisory_xact_lock(hashtext('act_idx'));
                for i in select x.indexrelid::regclass as name, pg_get_indexdef(x.indexrelid) as made, a.attname as first
                    from pg_index x join pg_class t on t.oid = x.indrelid join pg_class c on c.oid = x.indexrelid
                    join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
                    where t.relnamespace = current_schema()::regnamespace and c.relname like 'act\\_idx\\_%'
                        and x.indpred is null and not x.indisunique and not a.attnotnull
                        and (a.atttypid = 'varchar'::regtype or a.attname = 'removal_time_') and a.attname <> 'assignee_'
                loop
                    execute format('drop index %s', i.name);
                    execute format('%s where %I is not null', i.made, i.first);
                end loop;
            end $$""";

    private final JdbcClient jdbc;
    private final BeanFactory beans;
    private final EngineMappings mappings;
    private final Clock clock;

    EngineSettings(DataSource dataSource, BeanFactory beans, EngineMappings mappings, Clock clock) {
        this.clock = clock;
        this.jdbc = JdbcClient.create(dataSource);
        this.beans = beans;
        this.mappings = mappings;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new LeaseHistory()));
        engine.setIdGenerator(new ShortIds(clock));
        engine.setHistoryEventProducer(new LeaseHistoryEvents());
        engine.setHistoryEventHandler(new LeaseHistoryWriter());
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setEnableHistoricInstancePermissions(false);
        // nobody reads the engine's meters, and each claim would write one
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        // our code sets whatever variable it changes; otherwise each object that a step has read, the case in its
        // checks
        // above all, would be written as JSON at the end of the step, only to see whether it changed
        engine.setImplicitVariableUpdateDetectionEnabled(false);
        // all jobs have the same priority; otherwise each new job would look up its definition's priority
        engine.setProducePrioritizedJobs(false);
        // permissions are granted to groups and never revoked for single users, so each check need not search for
        // revocations
        engine.setAuthorizationCheckRevokes("never");
        engine.setGroupResourceWhitelistPattern("[a-z0-9-]+");
        engine.setUserResourceWhitelistPattern("[A-Za-z0-9._@-]+");
        engine.setFailedJobRetryTimeCycle("R3/PT5M");
        logsOf(engine);
        forgetsWhatHasEnded(engine);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        noCodeFromOutside(engine);
        var decisions = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(ParsedOnce::new);
        engine.setDmnEngineConfiguration(decisions);
        mappings.handTo(engine);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        EngineMappings.connect(engine);
        pauses(engine.getJobExecutor());
    }

    /**
     * With a longest pause below the first one the engine's executor would not pause at all: a node that has nothing to
     * do would ask for jobs without end, at the cost of a processor and of the database.
     */
    static void pauses(JobExecutor executor) {
        executor.setWaitTimeInMillis((int) Math.min(executor.getWaitTimeInMillis(), executor.getMaxWait()));
    }

    /** Of all that the engine could say with each line of the log, what finds the lease and the step again. */
    private static void logsOf(ProcessEngineConfigurationImpl engine) {
        engine.setLoggingContextBusinessKey(LogMarks.LEASE);
        engine.setLoggingContextActivityName("");
        engine.setLoggingContextApplicationName("");
        engine.setLoggingContextProcessDefinitionId("");
        engine.setLoggingContextTenantId("");
        engine.setLoggingContextEngineName("");
    }

    /**
     * At night, in the law's zone: what the engine itself kept of instances that ended longer ago than their models'
     * time to live. Evidence is in our own tables, which the engine does not know.
     */
    private static void forgetsWhatHasEnded(ProcessEngineConfigurationImpl engine) {
        engine.setHistoryCleanupBatchWindowStartTime("02:00");
        engine.setHistoryCleanupBatchWindowEndTime("05:00");
    }

    /** Applies even if a model, filter or query gets past the doors. */
    private void noCodeFromOutside(ProcessEngineConfigurationImpl engine) {
        var none = new NoCodeInModels();
        engine.setExpressionManager(new ModelExpressions(beans));
        engine.setScriptEngineResolver(none);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setArtifactFactory(none);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        // The engine owns its schema; these indexes are ours, and are made after it exists.
        jdbc.sql(WITHOUT_EMPTY_ENTRIES).update();
        jdbc.sql("create index if not exists sl_idx_job_duedate on act_ru_job (duedate_)")
                .update();
        jdbc.sql("create index if not exists sl_idx_task_parent on act_ru_task (parent_task_id_)")
                .update();
        // who opens a number of the diagram reads the leases that are there, not all
        jdbc.sql("create index if not exists sl_idx_execution_activity on act_ru_execution (act_id_)")
                .update();
        // as lists of tasks are shown, so that the first of many are found without sorting all
        jdbc.sql("create index if not exists sl_idx_task_duedate on act_ru_task (due_date_, create_time_, id_)")
                .update();
        // those of leases of high risk come first, and most tasks are none of them
        jdbc.sql("create index if not exists sl_idx_task_urgent on act_ru_task (due_date_, create_time_, id_)"
                        + " where priority_ > 50")
                .update();
    }
}
