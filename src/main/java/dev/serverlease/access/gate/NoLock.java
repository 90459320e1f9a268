package dev.serverlease.access.gate;

import dev.serverlease.access.signin.SignIns;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

/**
 * Disables the engine's own lock, which locks a user for ever after ten wrong passwords from anywhere. {@link SignIns}
 * slows attempts down instead.
 */
@Component
class NoLock extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new GenericManagerFactory(Users.class));
    }

    /** The engine's users, none of whom is ever locked. */
    public static class Users extends DbIdentityServiceProvider {

        @Override
        protected boolean isUserLocked(UserEntity user) {
            return false;
        }

        @Override
        protected void lockUser(UserEntity user) {
            // nothing is counted here, and nothing written
        }
    }
}
