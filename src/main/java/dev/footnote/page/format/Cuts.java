package dev.footnote.page.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Removes many nodes at once: one by one, each of a hundred thousand siblings would have all others counted anew. */
public final class Cuts {

    /** Fewer siblings are quickly removed one by one. */
    private static final int FEW = 16;

    private Cuts() {}

    /** Removes nodes from their parents; those without a parent are left alone. */
    public static void remove(Collection<? extends Node> nodes) {
        IdentityHashMap<Node, List<Node>> byParent = new IdentityHashMap<>();
        for (Node node : nodes) {
            Node parent = node.parent();
            if (parent != null) {
                byParent.computeIfAbsent(parent, key -> new ArrayList<>()).add(node);
            }
        }
        byParent.forEach(Cuts::removeFrom);
    }

    private static void removeFrom(Node parent, List<Node> gone) {
        if (gone.size() <= FEW || !(parent instanceof Element element)) {
            gone.forEach(Node::remove);
            return;
        }
        Set<Node> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(gone);
        List<Node> kept = new ArrayList<>();
        for (Node child : element.childNodes()) {
            if (!set.contains(child)) {
                kept.add(child);
            }
        }
        element.empty();
        element.appendChildren(kept);
    }
}
