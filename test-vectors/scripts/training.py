"""Seeded, single-threaded training of a small classifier."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from digits import Images


def seed(value: int) -> None:
    """Makes everything torch does from here on repeatable on one kind of CPU."""
    torch.manual_seed(value)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)


def jitter(batch: torch.Tensor, generator: torch.Generator, strength: float) -> torch.Tensor:
    """Small random rotations, scalings and shifts, because 1397 training digits are few."""
    count = len(batch)

    def uniform(limit):
        return (torch.rand(count, generator=generator) * 2 - 1) * limit * strength

    angle, scale = uniform(0.2), 1 + uniform(0.1)
    rows = [
        torch.stack([angle.cos() * scale, -angle.sin() * scale, uniform(0.15)], dim=1),
        torch.stack([angle.sin() * scale, angle.cos() * scale, uniform(0.15)], dim=1),
    ]
    grid = functional.affine_grid(torch.stack(rows, dim=1), batch.shape, align_corners=False)
    return functional.grid_sample(batch, grid, align_corners=False)


def train(net: nn.Module, images: Images, epochs: int, rate: float = 3e-3, strength: float = 1.0) -> None:
    """Adam with a one-cycle rate and cross entropy; the last epoch's weights stay in the net."""
    inputs = torch.from_numpy(images.inputs())
    labels = torch.from_numpy(images.labels.astype(np.int64))
    generator = torch.Generator().manual_seed(7)
    batch_size = 32
    steps = epochs * (len(inputs) // batch_size)
    optimizer = torch.optim.Adam(net.parameters())
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=rate, total_steps=steps)
    net.train()
    for _ in range(epochs):
        order = torch.randperm(len(inputs), generator=generator)
        for start in range(0, len(inputs) - batch_size + 1, batch_size):
            chosen = order[start : start + batch_size]
            loss = functional.cross_entropy(net(jitter(inputs[chosen], generator, strength)), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    net.eval()
