package dev.serverlease.access.signin;

import dev.serverlease.config.EngineSessions;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

/**
 * The engine's users: whoever changes one or a membership through this node finds it changed with the next request; and
 * none is ever locked, as the engine would for ever after ten wrong passwords from anywhere: {@link SignIns} slows
 * attempts down instead.
 */
@Component
class EngineIdentity extends AbstractProcessEnginePlugin {

    private final KeptAccounts accounts;

    EngineIdentity(KeptAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(EngineSessions.factory(Provider.class, Provider::new));
    }

    private final class Provider extends DbIdentityServiceProvider {

        @Override
        protected boolean isUserLocked(UserEntity user) {
            return false;
        }

        @Override
        protected void lockUser(UserEntity user) {
            // nothing is counted here, and nothing written
        }

        @Override
        public IdentityOperationResult saveUser(User user) {
            return changed(super.saveUser(user));
        }

        @Override
        public IdentityOperationResult deleteUser(String user) {
            return changed(super.deleteUser(user));
        }

        @Override
        public IdentityOperationResult createMembership(String user, String group) {
            return changed(super.createMembership(user, group));
        }

        @Override
        public IdentityOperationResult deleteMembership(String user, String group) {
            return changed(super.deleteMembership(user, group));
        }

        @Override
        public IdentityOperationResult deleteGroup(String group) {
            return changed(super.deleteGroup(group));
        }

        private IdentityOperationResult changed(IdentityOperationResult result) {
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, context -> accounts.forget());
            return result;
        }
    }
}
