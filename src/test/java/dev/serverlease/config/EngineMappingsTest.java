package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Read beside the start, the engine's statements are those that it would have read itself. */
@ServerLeaseTest
class EngineMappingsTest {

    @Autowired
    private ProcessEngine engine;

    @Test
    void theEngineRunsWhatItWouldHaveReadItself() {
        var running = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var ours = running.getSqlSessionFactory().getConfiguration();
        var own = new ReadByTheEngine(running).configuration();

        assertThat(ours.getVariables()).isEqualTo(own.getVariables()).isNotEmpty();
        // beside them stand the product's own, for the lists of tasks
        assertThat(ours.getMappedStatementNames()).containsAll(own.getMappedStatementNames());
        assertThat(ours.getDefaultExecutorType()).isEqualTo(own.getDefaultExecutorType());
        assertThat(ours.getDefaultStatementTimeout()).isEqualTo(own.getDefaultStatementTimeout());
        assertThat(ours.getEnvironment().getDataSource()).isSameAs(running.getDataSource());
        assertThat(ours.getEnvironment().getTransactionFactory()).isSameAs(running.getTransactionFactory());
    }

    /** With the settings of the engine that runs. */
    private static final class ReadByTheEngine extends StandaloneProcessEngineConfiguration {

        ReadByTheEngine(ProcessEngineConfigurationImpl running) {
            setDatabaseType(running.getDatabaseType());
            setDatabaseTablePrefix(running.getDatabaseTablePrefix());
            setJdbcStatementTimeout(running.getJdbcStatementTimeout());
            setJdbcBatchProcessing(running.isJdbcBatchProcessing());
            setDataSource(running.getDataSource());
            setTransactionFactory(running.getTransactionFactory());
        }

        Configuration configuration() {
            initSqlSessionFactory();
            return getSqlSessionFactory().getConfiguration();
        }
    }
}
