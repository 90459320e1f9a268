package dev.serverlease.config;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * Models may only use our beans: they may contain no script and name no class, neither a delegate class nor, by a
 * task's type, the engine's classes for mail and shell commands.
 */
final class NoCodeInModels implements ScriptEngineResolver, ArtifactFactory {

    @Override
    public ScriptEngine getScriptEngine(String language, boolean cached) {
        throw new ProcessEngineException("模型中不得使用脚本（" + language + "），请改用已登记的组件。 Models run no scripts (" + language
                + "); use one of the product's beans.");
    }

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("模型中不得指定 Java 类（" + type.getName() + "），请改用已登记的组件。 Models name no Java class ("
                + type.getName() + "); use one of the product's beans.");
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // no script engine exists
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw new UnsupportedOperationException("There are no script engines");
    }
}
