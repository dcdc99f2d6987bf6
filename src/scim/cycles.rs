//! Which of some things that point at each other stand on a cycle.

use crate::text::Span;

/// An arrow from one thing to another, and where it stands in the text.
pub(crate) type Edge = (u32, u32, Span);

/// The first arrow of each circle; `edges` are in ascending order. An arrow from a thing to
/// itself is none.
pub(crate) fn closing(edges: &[Edge]) -> Vec<Edge> {
    let last = edges.iter().map(|&(from, to, _)| from.max(to)).max();
    let Some(last) = last else { return Vec::new() };
    let components = components(last + 1, edges);
    let mut told = vec![false; components.len()];
    let first = |&&(from, to, _): &&Edge| {
        let told = told.get_mut(get(&components, from) as usize);
        from != to
            && get(&components, from) == get(&components, to)
            && told.is_some_and(|told| !core::mem::replace(told, true))
    };
    edges.iter().filter(first).copied().collect()
}

/// Numbers things by the cycles that they stand on: two have the same number where each leads to
/// the other (Tarjan's strongly connected components, without recursion).
///
/// `edges` lead from one thing to another, in ascending order.
pub(crate) fn components(count: u32, edges: &[Edge]) -> Vec<u32> {
    let mut search = Search {
        edges,
        numbers: vec![0; count as usize],
        lows: vec![0; count as usize],
        found: vec![NONE; count as usize],
        open: Vec::new(),
        next: 0,
        components: 0,
    };
    for root in 0..count {
        if get(&search.numbers, root) == 0 {
            search.from(root);
        }
    }
    search.found
}

const NONE: u32 = u32::MAX;

struct Search<'e> {
    edges: &'e [Edge],
    /// When each was reached, from 1 on; 0 before.
    numbers: Vec<u32>,
    /// The earliest that each leads back to.
    lows: Vec<u32>,
    found: Vec<u32>,
    /// Those that have been reached and have no component yet.
    open: Vec<u32>,
    next: u32,
    components: u32,
}

fn get(list: &[u32], index: u32) -> u32 {
    list.get(index as usize).copied().unwrap_or(NONE)
}

fn set(list: &mut [u32], index: u32, value: u32) {
    if let Some(slot) = list.get_mut(index as usize) {
        *slot = value;
    }
}

impl Search<'_> {
    fn from(&mut self, root: u32) {
        // The way to where the search is, with the next edge of each.
        let mut way = vec![(root, self.enter(root))];
        while let Some((node, edge)) = way.last_mut() {
            let node = *node;
            let target = self.edges.get(*edge).filter(|(from, ..)| *from == node);
            if let Some(&(_, target, _)) = target {
                *edge += 1;
                if get(&self.numbers, target) == 0 {
                    let first = self.enter(target);
                    way.push((target, first));
                } else if get(&self.found, target) == NONE {
                    self.lower(node, get(&self.numbers, target));
                }
                continue;
            }
            way.pop();
            self.leave(node);
            if let Some((before, _)) = way.last() {
                self.lower(*before, get(&self.lows, node));
            }
        }
    }

    /// Notes that a thing is reached; gives its first edge.
    fn enter(&mut self, node: u32) -> usize {
        self.next += 1;
        set(&mut self.numbers, node, self.next);
        set(&mut self.lows, node, self.next);
        self.open.push(node);
        self.edges.partition_point(|(from, ..)| *from < node)
    }

    fn lower(&mut self, node: u32, low: u32) {
        let low = low.min(get(&self.lows, node));
        set(&mut self.lows, node, low);
    }

    fn leave(&mut self, node: u32) {
        if get(&self.lows, node) != get(&self.numbers, node) {
            return;
        }
        while let Some(member) = self.open.pop() {
            set(&mut self.found, member, self.components);
            if member == node {
                break;
            }
        }
        self.components += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Edge, closing, components};
    use crate::text::Span;

    fn edges(plain: &[(u32, u32)]) -> Vec<Edge> {
        plain.iter().map(|&(from, to)| (from, to, Span::at(0))).collect()
    }

    const CIRCLES: &[(u32, u32)] = &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 3), (5, 5)];

    #[test]
    fn each_circle_has_one_first_arrow() {
        assert_eq!(closing(&edges(CIRCLES)), edges(&[(0, 1), (3, 4)]));
        assert_eq!(closing(&edges(&[(0, 1), (1, 2), (0, 2)])), []);
    }

    #[test]
    fn what_leads_back_to_itself_has_one_number() {
        let found = components(6, &edges(CIRCLES));
        assert_eq!(found[0], found[1]);
        assert_eq!(found[1], found[2]);
        assert_eq!(found[3], found[4]);
        assert_ne!(found[0], found[3]);
        assert_ne!(found[5], found[0]);
    }

    #[test]
    fn a_long_chain_takes_no_stack() {
        let chain: Vec<_> = (0..200_000).map(|node| (node, node + 1)).collect();
        let found = components(200_001, &edges(&chain));
        assert_eq!(found.first(), Some(&200_000));
    }
}
