package dev.serverlease.config;

import dev.serverlease.operation.log.LogMarks;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Engine settings that Spring Boot's properties do not offer: narrow task permissions, so that a candidate cannot
 * re-assign a claimed task or write variables. No code may come in from outside.
 */
@Component
@DependsOnDatabaseInitialization
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

    private final BeanFactory beans;
    private final EngineMappings mappings;
    private final Clock clock;

    EngineSettings(BeanFactory beans, EngineMappings mappings, Clock clock) {
        this.clock = clock;
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
}
