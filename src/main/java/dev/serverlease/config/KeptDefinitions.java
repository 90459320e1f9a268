package dev.serverlease.config;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Definitions are read from the database once, not in each transaction. Nothing has to be invalidated: they come with a
 * release, a newer one has an id of its own on every node, and the doors let nobody alter or suspend one. Which is the
 * newest is asked of the database each time.
 */
@Component
class KeptDefinitions extends AbstractProcessEnginePlugin {

    /** A definition as a deployment names it. */
    private record Named(String deployment, String key) {}

    private final Map<Named, String> processes = new ConcurrentHashMap<>();
    private final Map<Named, String> decisions = new ConcurrentHashMap<>();
    private final Map<String, JobDefinitionEntity> jobs = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        EngineSessions.replace(engine, ProcessDefinitionManager.class, Processes::new);
        EngineSessions.replace(engine, DecisionDefinitionManager.class, Decisions::new);
        EngineSessions.replace(engine, JobDefinitionManager.class, Jobs::new);
    }

    private final class Processes extends ProcessDefinitionManager {

        @Override
        public @Nullable ProcessDefinitionEntity findLatestDefinitionById(String id) {
            var kept = kept(id);
            return kept == null ? super.findLatestDefinitionById(id) : kept;
        }

        @Override
        public @Nullable ProcessDefinitionEntity findDefinitionByDeploymentAndKey(String deployment, String key) {
            var id = processes.get(new Named(deployment, key));
            var kept = id == null ? null : kept(id);
            if (kept != null) {
                return kept;
            }
            var found = super.findDefinitionByDeploymentAndKey(deployment, key);
            if (found != null) {
                processes.put(new Named(deployment, key), found.getId());
            }
            return found;
        }

        private static @Nullable ProcessDefinitionEntity kept(String id) {
            return Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .getProcessDefinitionCache()
                    .get(id);
        }
    }

    private final class Decisions extends DecisionDefinitionManager {

        @Override
        public @Nullable DecisionDefinitionEntity findLatestDefinitionById(String id) {
            var kept = kept(id);
            return kept == null ? super.findLatestDefinitionById(id) : kept;
        }

        @Override
        public @Nullable DecisionDefinitionEntity findDefinitionByDeploymentAndKey(String deployment, String key) {
            var id = decisions.get(new Named(deployment, key));
            var kept = id == null ? null : kept(id);
            if (kept != null) {
                return kept;
            }
            var found = super.findDefinitionByDeploymentAndKey(deployment, key);
            if (found != null) {
                decisions.put(new Named(deployment, key), found.getId());
            }
            return found;
        }

        private static @Nullable DecisionDefinitionEntity kept(String id) {
            return Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .getDecisionDefinitionCache()
                    .get(id);
        }
    }

    /** Asked for by each new job, which takes over whether its definition is suspended. */
    private final class Jobs extends JobDefinitionManager {

        @Override
        public @Nullable JobDefinitionEntity findById(String id) {
            var kept = jobs.get(id);
            if (kept != null) {
                return kept;
            }
            var found = super.findById(id);
            if (found != null) {
                jobs.put(id, found);
            }
            return found;
        }
    }
}
