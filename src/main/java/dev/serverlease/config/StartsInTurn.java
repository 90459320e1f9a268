package dev.serverlease.config;

import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Of nodes that start at the same time one brings the models, and the others wait for it: longer than a request may
 * wait for a lock.
 */
@Component
class StartsInTurn extends AbstractProcessEnginePlugin {

    private static final String PATIENCE = "25s";

    private final JdbcClient jdbc;

    StartsInTurn(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        EngineSessions.replace(engine, PropertyManager.class, Properties::new);
    }

    private final class Properties extends PropertyManager {

        @Override
        public void acquireExclusiveLock() {
            bePatient();
            super.acquireExclusiveLock();
        }

        @Override
        public void acquireExclusiveLockForStartup() {
            bePatient();
            super.acquireExclusiveLockForStartup();
        }

        /** Until the transaction ends. */
        private void bePatient() {
            jdbc.sql("select set_config('lock_timeout', :patience, true)")
                    .param("patience", PATIENCE)
                    .query(String.class)
                    .single();
        }
    }
}
