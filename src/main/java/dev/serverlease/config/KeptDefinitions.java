package dev.serverlease.config;

import dev.serverlease.people.Groups;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Definitions are read from the database once, not in each transaction. Nothing has to be invalidated: they come with a
 * release, a newer one has an id of its own on every node, and the doors let nobody suspend one. Where the engine looks
 * for the newest of its name, it gets the one of {@link ReleaseModels}; only what that has not is asked of the
 * database. The version of what is being deployed the engine counts by other methods, from the newest of all.
 */
@Component
class KeptDefinitions extends AbstractProcessEnginePlugin {

    /** A definition as a deployment names it. */
    private record Named(String deployment, String key) {}

    private final ReleaseModels release;

    private final Map<Named, String> processes = new ConcurrentHashMap<>();
    private final Map<Named, String> decisions = new ConcurrentHashMap<>();
    private final Map<String, JobDefinitionEntity> jobs = new ConcurrentHashMap<>();

    KeptDefinitions(ReleaseModels release) {
        this.release = release;
    }

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
            var named = new Named(deployment, key);
            return once(
                    processes, named, Processes::kept, () -> super.findDefinitionByDeploymentAndKey(deployment, key));
        }

        @Override
        public @Nullable ProcessDefinitionEntity findLatestDefinitionByKey(String key) {
            var ours = ours(key);
            return ours == null ? super.findLatestDefinitionByKey(key) : ours;
        }

        @Override
        public @Nullable ProcessDefinitionEntity findLatestDefinitionByKeyAndTenantId(
                String key, @Nullable String tenant) {
            var ours = ours(key);
            return ours == null ? super.findLatestDefinitionByKeyAndTenantId(key, tenant) : ours;
        }

        /** As the engine's doors and the web applications ask. */
        @Override
        public List<ProcessDefinition> findProcessDefinitionsByQueryCriteria(
                ProcessDefinitionQueryImpl query, @Nullable Page page) {
            var found = super.findProcessDefinitionsByQueryCriteria(query, page);
            return query.isLatest() ? found.stream().map(this::oursOr).toList() : found;
        }

        private ProcessDefinition oursOr(ProcessDefinition newest) {
            var ours = ours(newest.getKey());
            return ours == null ? newest : ours;
        }

        private @Nullable ProcessDefinitionEntity ours(String key) {
            return ofTheRelease(key, this::findDefinitionByDeploymentAndKey);
        }

        /** One that was suspended when it was read is asked of the database: somebody may have activated it since. */
        private static @Nullable ProcessDefinitionEntity kept(String id) {
            var kept = Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .getProcessDefinitionCache()
                    .get(id);
            return kept != null && kept.isSuspended() ? null : kept;
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
            var named = new Named(deployment, key);
            return once(
                    decisions, named, Decisions::kept, () -> super.findDefinitionByDeploymentAndKey(deployment, key));
        }

        @Override
        public @Nullable DecisionDefinitionEntity findLatestDefinitionByKey(String key) {
            var ours = ours(key);
            return ours == null ? super.findLatestDefinitionByKey(key) : ours;
        }

        @Override
        public @Nullable DecisionDefinitionEntity findLatestDefinitionByKeyAndTenantId(
                String key, @Nullable String tenant) {
            var ours = ours(key);
            return ours == null ? super.findLatestDefinitionByKeyAndTenantId(key, tenant) : ours;
        }

        private @Nullable DecisionDefinitionEntity ours(String key) {
            return ofTheRelease(key, this::findDefinitionByDeploymentAndKey);
        }

        private static @Nullable DecisionDefinitionEntity kept(String id) {
            return Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .getDecisionDefinitionCache()
                    .get(id);
        }
    }

    /** @return null if this release has none of that key, or is not deployed yet */
    private <D> @Nullable D ofTheRelease(String key, BiFunction<String, String, @Nullable D> byDeploymentAndKey) {
        var deployment = release.deployment();
        return deployment == null ? null : byDeploymentAndKey.apply(deployment, key);
    }

    /** The engine keeps definitions by their id alone; this keeps which id a deployment means. */
    private static <D extends ResourceDefinitionEntity<?>> @Nullable D once(
            Map<Named, String> known, Named named, Function<String, @Nullable D> kept, Supplier<@Nullable D> read) {
        var id = known.get(named);
        var before = id == null ? null : kept.apply(id);
        if (before != null) {
            return before;
        }
        var found = read.get();
        if (found != null) {
            known.put(named, found.getId());
        }
        return found;
    }

    /**
     * Asked for by each new job, which takes over whether its definition is suspended. An administrator's request may
     * alter one, which only the row's own object takes to the database.
     */
    private final class Jobs extends JobDefinitionManager {

        @Override
        public @Nullable JobDefinitionEntity findById(String id) {
            var asks = Context.getCommandContext().getAuthentication();
            if (asks != null && asks.getGroupIds() != null && asks.getGroupIds().contains(Groups.ADMINISTRATORS)) {
                jobs.remove(id);
                return super.findById(id);
            }
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
